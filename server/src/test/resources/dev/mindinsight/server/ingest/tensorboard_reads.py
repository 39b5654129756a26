"""Prints what TensorBoard reads: tensorboard_reads.py DIRECTORY

A line a value, parts separated by tabs: run, tag, plugin, step, wall time, content.
"""

import hashlib
import os
import struct
import sys

from tensorboard.backend.event_processing import plugin_event_accumulator
from tensorboard.util import tensor_util

root = sys.argv[1]


def digest(encoded):
    return hashlib.sha256(encoded).hexdigest()


def bits(number):
    return "nan" if number != number else struct.pack(">d", number).hex()


def content(plugin, array):
    if plugin == "scalars":
        return bits(float(array))
    if plugin == "text":
        return " ".join(digest(text) for text in array.ravel())
    if plugin == "images":
        return " ".join(digest(encoded) for encoded in array.ravel()[2:])
    if plugin == "audio":
        return " ".join(digest(encoded) for encoded in array.reshape(len(array), -1)[:, 0])
    if plugin == "histograms":
        return str(int(round(float(array[:, 2].sum())))) if array.size else "0"
    return ""


for directory, _, files in sorted(os.walk(root)):
    if not any("tfevents" in name for name in files):
        continue
    run = plugin_event_accumulator.EventAccumulator(directory, size_guidance={"tensors": 0})
    run.Reload()
    for tag in run.Tags()["tensors"]:
        # A tensor without a plugin has no metadata.
        metadata = run.summary_metadata.get(tag)
        plugin = metadata.plugin_data.plugin_name if metadata else ""
        for event in run.Tensors(tag):
            array = tensor_util.make_ndarray(event.tensor_proto)
            print(
                os.path.relpath(directory, root),
                tag,
                plugin,
                event.step,
                bits(event.wall_time),
                content(plugin, array),
                sep="\t",
            )
