"""Writes runs as users of one library write them: producers.py LIBRARY DIRECTORY SEED"""

import os
import random
import sys

import numpy as np

library, directory, seed = sys.argv[1], sys.argv[2], int(sys.argv[3])
some = random.Random(seed)
wide = np.random.default_rng(seed)


def path(*parts):
    return os.path.join(directory, *parts)


def writer(run, **how):
    if library == "torch":
        from torch.utils.tensorboard import SummaryWriter
    else:
        from tensorboardX import SummaryWriter
    return SummaryWriter(path(run), **how)


def odd_value():
    return some.choice([float("nan"), float("inf"), float("-inf"), -0.0, 1e-42, 3.4e38, some.gauss(0, 1)])


def scalars():
    with writer("scalars") as w:
        for step in range(some.randrange(2500, 4000)):
            w.add_scalar("loss", some.gauss(1, 1), step)
            if step % 7 == 0:
                w.add_scalar("a/b c/ü", odd_value(), step, walltime=1.6e9 + step / 3)
        for step in [5, 5, -3, 10**12, 7, 2**62]:
            w.add_scalar("odd steps", some.random(), step)
        w.add_scalars("several", {"one": 1.5, "two": 2.5}, 3)
        if library == "torch":
            w.add_scalar("new style", 0.1, 1, new_style=True)
            for step in range(50):
                w.add_scalar("double", some.random(), step, new_style=True, double_precision=True)


def restarts():
    """Five lives of one training, each begun where the one before had already been."""
    begin = 0
    for life in range(5):
        how = {"purge_step": begin} if begin else {}
        with writer("restarts", filename_suffix=f".{life}", **how) as w:
            end = begin + some.randrange(50, 200)
            for step in range(begin, end):
                w.add_scalar("loss", life + some.random(), step)
        begin = some.randrange(begin, end)


def media():
    with writer("media") as w:
        for step in range(4):
            height, width = some.randrange(2, 30), some.randrange(2, 30)
            w.add_image("image", wide.random((3, height, width), dtype=np.float32), step)
            w.add_text("text", f"# {some.random()} <b>ü</b>", step)
            w.add_histogram("histogram", wide.normal(size=some.randrange(1, 1000)), step)
            # tensorboardX needs another package for it.
            if library == "torch":
                w.add_audio("audio", wide.uniform(-1, 1, size=(1, 400)).astype(np.float32), step, sample_rate=8000)
        w.add_histogram("one value", np.zeros(5), 0)
        labels, scores = wide.integers(0, 2, 100), wide.random(100)
        w.add_pr_curve("curve", labels, scores, 0)
        w.add_hparams({"lr": 0.1, "name": "x"}, {"metric": 1.0})


def tensorflow():
    import tensorflow as tf

    w = tf.summary.create_file_writer(path("summary"))
    with w.as_default():
        for step in range(some.randrange(1200, 1500)):
            tf.summary.scalar("loss", some.gauss(0, 1), step)
        for step in range(5):
            tf.summary.scalar("odd", odd_value(), step)
            tf.summary.histogram("histogram", wide.normal(size=some.randrange(1, 500)), step)
            tf.summary.image("image", wide.random((2, 5, some.randrange(1, 9), 3), dtype=np.float32), step)
            tf.summary.text("text", ["a", f"**{some.random()}**"], step)
            tf.summary.audio("audio", wide.uniform(-1, 1, size=(1, 300, 1)).astype(np.float32), 8000, step)
        tf.summary.histogram("empty", np.zeros(0), 0)
        tf.summary.write("tensor", np.arange(6, dtype=np.int16).reshape(2, 3), 0)
    w.close()
    old = tf.compat.v1
    with old.Graph().as_default(), old.summary.FileWriter(path("old")) as v1:
        for step in range(300):
            v1.add_summary(old.Summary(value=[old.Summary.Value(tag="loss", simple_value=some.random())]), step)
        v1.add_session_log(old.SessionLog(status=old.SessionLog.START), 200)
        for step in range(200, 320):
            v1.add_summary(old.Summary(value=[old.Summary.Value(tag="loss", simple_value=some.random())]), step)


if library == "tensorflow":
    tensorflow()
else:
    scalars()
    restarts()
    media()
