package dev.mindinsight.server.store;

import java.nio.file.Path;
import java.time.Clock;

/** A store whose pyramids are as high at a few hundred points as others at a hundred million. */
public final class TinyStore {

  /** Entries of 4, 8, 16, … points, 16 a page. */
  static final PyramidShape SHAPE = new PyramidShape(4, 2, 16, 1);

  private TinyStore() {}

  /** Opens the store in a directory. */
  public static Store open(Path directory) {
    return open(directory, Clock.systemUTC());
  }

  static Store open(Path directory, Clock clock) {
    return H2Store.open(new StoreFile(directory), SHAPE, clock, null);
  }
}
