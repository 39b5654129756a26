package dev.mindinsight.engine.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Random;

/** A small data set for tests: each class is a bar of its own, with noise. */
public final class TinyDigits {
  private TinyDigits() {}

  public static Mnist of(int train, int test) {
    try {
      return new Mnist(part(train, 28), part(test, 28));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Images of which no convolution of LeNet fits. */
  public static Mnist ofSide(int side) throws IOException {
    return new Mnist(part(64, side), part(64, side));
  }

  private static Dataset part(int examples, int side) throws IOException {
    Random random = new Random(examples);
    byte[] pixels = new byte[examples * side * side];
    byte[] labels = new byte[examples];
    random.nextBytes(labels);
    for (int i = 0; i < examples; i++) {
      labels[i] = (byte) Math.floorMod(labels[i], Dataset.CLASSES);
      for (int p = 0; p < side * side; p++) {
        boolean bar = p / side * Dataset.CLASSES / side == labels[i];
        pixels[i * side * side + p] = (byte) (random.nextInt(60) + (bar ? 190 : 0));
      }
    }
    return new Dataset(
        "tiny",
        new IdxArray("tiny", List.of(examples, side, side), pixels),
        new IdxArray("tiny", List.of(examples), labels));
  }
}
