package dev.mindinsight.engine.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MnistTest {
  @Test
  void theShippedSubsetIsBalanced() throws IOException {
    Mnist mnist = Mnist.shipped();
    assertThat(mnist.train().size()).isEqualTo(10_000);
    assertThat(mnist.test().size()).isEqualTo(2_000);
    for (int label = 0; label < Dataset.CLASSES; label++) {
      assertThat(count(mnist.train(), label)).isEqualTo(1_000);
      assertThat(count(mnist.test(), label)).isEqualTo(200);
    }
  }

  private static long count(Dataset data, int label) {
    return IntStream.range(0, data.size()).filter(i -> data.label(i) == label).count();
  }

  @Test
  void theShippedSubsetIsTheSeededChoiceFromTheWholeSet() throws IOException {
    Path whole = Path.of(System.getProperty("shared.data"), "mnist");
    boolean there = Files.isDirectory(whole);
    if (!there && "true".equals(System.getenv("CI"))) {
      throw new IOException("Missing " + whole + ", which CI must have");
    }
    assumeTrue(there, () -> "SKIPPED: no " + whole);
    Mnist all = Mnist.in(whole);
    Mnist shipped = Mnist.shipped();
    assertSame(shipped.train(), all.train(), MnistSubset.choose(all.train(), 1_000));
    assertSame(shipped.test(), all.test(), MnistSubset.choose(all.test(), 200));
  }

  private static void assertSame(Dataset part, Dataset whole, List<Integer> chosen) {
    for (int i = 0; i < part.size(); i++) {
      assertThat(part.label(i)).isEqualTo(whole.label(chosen.get(i)));
      for (int pixel = 0; pixel < 784; pixel++) {
        int got = part.pixel(i, pixel / 28, pixel % 28);
        if (got != whole.pixel(chosen.get(i), pixel / 28, pixel % 28)) {
          throw new AssertionError("pixel " + pixel + " of image " + i + " differs");
        }
      }
    }
  }

  @Test
  void aMissingFileIsNamed(@TempDir Path empty) {
    assertThatThrownBy(() -> Mnist.in(empty))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "Missing data: want train-images-idx3-ubyte or train-images-idx3-ubyte.gz in " + empty);
  }

  private static void write(Path directory, String part, int images, int labels, int label)
      throws IOException {
    byte[] head = {0, 0, 8, 3, 0, 0, 0, (byte) images, 0, 0, 0, 1, 0, 0, 0, 2};
    byte[] pixels = Arrays.copyOf(head, head.length + 2 * images);
    Files.write(directory.resolve(part + "-images-idx3-ubyte"), pixels);
    byte[] names = new byte[8 + labels];
    names[2] = 8;
    names[3] = 1;
    names[7] = (byte) labels;
    names[8] = (byte) label;
    Files.write(directory.resolve(part + "-labels-idx1-ubyte"), names);
  }

  @Test
  void imagesAndLabelsMustBelongTogether(@TempDir Path directory) throws IOException {
    write(directory, "train", 3, 2, 0);
    assertThatThrownBy(() -> Mnist.in(directory))
        .hasMessage(
            "Conflict: got images [3, 1, 2] and labels [2], want [n, height, width] and [n], in"
                + " train-images-idx3-ubyte");
  }

  @Test
  void labelsMustBeClasses(@TempDir Path directory) throws IOException {
    write(directory, "train", 2, 2, 10);
    assertThatThrownBy(() -> Mnist.in(directory))
        .hasMessage(
            "Malformed label: got 10, want 0 to 9, at example 0 in train-images-idx3-ubyte");
  }

  @Test
  void anyonesFilesAreRead(@TempDir Path directory) throws IOException {
    write(directory, "train", 3, 3, 7);
    write(directory, "t10k", 2, 2, 4);
    Mnist mnist = Mnist.in(directory);
    assertThat(mnist.train().label(0)).isEqualTo(7);
    assertThat(mnist.test().size()).isEqualTo(2);
    assertThat(mnist.test().width()).isEqualTo(2);
  }
}
