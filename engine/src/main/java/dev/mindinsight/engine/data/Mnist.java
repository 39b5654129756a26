package dev.mindinsight.engine.data;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Handwritten digits under the file names of MNIST (LeCun, Cortes and Burges).
 *
 * @param train what is learned from
 * @param test what is only ever measured on
 */
public record Mnist(Dataset train, Dataset test) {
  /**
   * The subset that comes with the engine: 10,000 images to learn from, and 200 of each class to
   * test.
   *
   * @throws IOException if the class path holds a damaged copy
   */
  public static Mnist shipped() throws IOException {
    return load(name -> {
      InputStream in = Mnist.class.getResourceAsStream("mnist/" + name + ".gz");
      if (in == null) {
        throw new FileNotFoundException("Missing resource mnist/" + name + ".gz");
      }
      try (in) {
        return IdxReader.read(name + ".gz", in);
      }
    });
  }

  /**
   * Anyone's files in a directory: {@code train-images-idx3-ubyte}, {@code train-labels-idx1-ubyte}
   * and the same with {@code t10k}, each with or without {@code .gz}.
   *
   * @throws IOException if one is missing, malformed, or does not go with the others
   */
  public static Mnist in(Path directory) throws IOException {
    return load(name -> IdxReader.read(find(directory, name)));
  }

  private static Path find(Path directory, String name) throws IOException {
    for (String ending : new String[] {"", ".gz"}) {
      Path file = directory.resolve(name + ending);
      if (Files.isRegularFile(file)) {
        return file;
      }
    }
    throw new FileNotFoundException(
        "Missing data: want %s or %s.gz in %s".formatted(name, name, directory));
  }

  private static Mnist load(Source source) throws IOException {
    Dataset train = part("train", source);
    Dataset test = part("t10k", source);
    if (train.height() != test.height() || train.width() != test.width()) {
      throw new IOException(
          "Conflict: got training images of %d x %d and test images of %d x %d pixels"
              .formatted(train.height(), train.width(), test.height(), test.width()));
    }
    return new Mnist(train, test);
  }

  private static Dataset part(String part, Source source) throws IOException {
    String images = part + "-images-idx3-ubyte";
    return new Dataset(images, source.read(images), source.read(part + "-labels-idx1-ubyte"));
  }

  /** Where files come from. */
  private interface Source {
    IdxArray read(String name) throws IOException;
  }
}
