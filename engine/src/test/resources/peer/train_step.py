"""Samples a second of a training step in PyTorch: train_step.py (lenet|mlp) BATCH.

Prints "SCORE VERSION": the best of several windows. Exits with 3 where PyTorch is missing.
"""

import os
import sys
import time

try:
    import torch
    from torch import nn
except ImportError as fault:
    print(fault)
    sys.exit(3)

WARM_UP_STEPS = 200
WINDOWS = 20
STEPS = 50


def lenet():
    return nn.Sequential(
        nn.Conv2d(1, 6, 5, padding=2), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(6, 16, 5), nn.ReLU(), nn.MaxPool2d(2),
        nn.Flatten(),
        nn.Linear(400, 120), nn.ReLU(),
        nn.Linear(120, 84), nn.ReLU(),
        nn.Linear(84, 10))


def mlp():
    return nn.Sequential(
        nn.Flatten(),
        nn.Linear(784, 256), nn.ReLU(),
        nn.Linear(256, 128), nn.ReLU(),
        nn.Linear(128, 10))


def main():
    name, batch = sys.argv[1], int(sys.argv[2])
    torch.set_num_threads(int(os.environ["OMP_NUM_THREADS"]))
    model = {"lenet": lenet, "mlp": mlp}[name]()
    # The faster of both layouts.
    if name == "lenet":
        model = model.to(memory_format=torch.channels_last)
    images = torch.sin(torch.arange(batch * 784, dtype=torch.float32)).reshape(batch, 1, 28, 28)
    labels = torch.zeros(batch, dtype=torch.int64)
    optimizer = torch.optim.Adam(model.parameters(), lr=1e-3, fused=True)
    loss_of = nn.CrossEntropyLoss()

    def step():
        optimizer.zero_grad(set_to_none=True)
        loss_of(model(images), labels).backward()
        optimizer.step()

    for _ in range(WARM_UP_STEPS):
        step()
    best = 0.0
    for _ in range(WINDOWS):
        start = time.perf_counter()
        for _ in range(STEPS):
            step()
        best = max(best, STEPS * batch / (time.perf_counter() - start))
    print(f"{best:.1f} {torch.__version__}")


main()
