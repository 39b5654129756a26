package dev.mindinsight.engine.data;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * Makes the subset that the engine ships from the whole of MNIST: {@code MnistSubset FROM TO}. A
 * seeded choice of 1,000 training and 200 test images of each class, kept in their original order.
 */
final class MnistSubset {
  private static final long SEED = 1998;
  private static final int TRAIN_PER_CLASS = 1_000;
  private static final int TEST_PER_CLASS = 200;

  private MnistSubset() {}

  public static void main(String[] args) throws IOException {
    Mnist whole = Mnist.in(Path.of(args[0]));
    Path to = Files.createDirectories(Path.of(args[1]));
    write(whole.train(), choose(whole.train(), TRAIN_PER_CLASS), to, "train");
    write(whole.test(), choose(whole.test(), TEST_PER_CLASS), to, "t10k");
  }

  static List<Integer> choose(Dataset data, int perClass) {
    Random random = new Random(SEED);
    List<Integer> chosen = new ArrayList<>();
    for (int label = 0; label < Dataset.CLASSES; label++) {
      List<Integer> ofClass = new ArrayList<>();
      for (int i = 0; i < data.size(); i++) {
        if (data.label(i) == label) {
          ofClass.add(i);
        }
      }
      Collections.shuffle(ofClass, random);
      chosen.addAll(ofClass.subList(0, perClass));
    }
    Collections.sort(chosen);
    return chosen;
  }

  private static void write(Dataset data, List<Integer> chosen, Path to, String part)
      throws IOException {
    ByteArrayOutputStream images = new ByteArrayOutputStream();
    ByteArrayOutputStream labels = new ByteArrayOutputStream();
    for (int example : chosen) {
      for (int i = 0; i < data.height() * data.width(); i++) {
        images.write(data.pixel(example, i / data.width(), i % data.width()));
      }
      labels.write(data.label(example));
    }
    int count = chosen.size();
    write(to.resolve(part + "-images-idx3-ubyte.gz"), images, count, data.height(), data.width());
    write(to.resolve(part + "-labels-idx1-ubyte.gz"), labels, count);
  }

  private static void write(Path file, ByteArrayOutputStream elements, int... sizes)
      throws IOException {
    try (DataOutputStream out = new DataOutputStream(new BestGzip(file))) {
      out.writeInt(0x0800 | sizes.length);
      for (int size : sizes) {
        out.writeInt(size);
      }
      elements.writeTo(out);
    }
  }

  /** Compresses as well as gzip can. */
  private static final class BestGzip extends GZIPOutputStream {
    BestGzip(Path file) throws IOException {
      super(Files.newOutputStream(file));
      def.setLevel(Deflater.BEST_COMPRESSION);
    }
  }
}
