package dev.mindinsight.e2e.stage;

import java.nio.file.Files;
import java.nio.file.Path;

/** The files of real producers that lie outside the tree. Their committed part is always there. */
public final class RealFiles {

  private static final Path DATA =
      Path.of(System.getProperty("shared.data", Product.ROOT + "/../shared/data")).normalize();

  private RealFiles() {}

  /**
   * Whether they are there; says so loudly where they are not.
   *
   * @throws IllegalStateException when they are missing where CI=true
   */
  public static boolean present() {
    if (Files.isDirectory(DATA)) {
      return true;
    }
    if ("true".equals(System.getenv("CI"))) {
      throw new IllegalStateException(
          "Missing test data: got no "
              + DATA
              + ", want the files of real producers; set -Dshared.data");
    }
    System.err.println("SKIPPED: no files of real producers in " + DATA + ", set -Dshared.data");
    return false;
  }

  /** The log directory of a producer. */
  public static Path folder(String producer) {
    return DATA.resolve("runs").resolve(producer);
  }
}
