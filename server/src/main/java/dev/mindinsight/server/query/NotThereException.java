package dev.mindinsight.server.query;

/** A run, tag or attempt that was asked for is not in the store. It carries no stack. */
public final class NotThereException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String what;
  private final String name;

  NotThereException(String what, String name) {
    super("Not found: " + what + " '" + name + "'", null, false, false);
    this.what = what;
    this.name = name;
  }

  /**
   * What kind of thing is not there.
   *
   * @return such as {@code run}
   */
  public String what() {
    return what;
  }

  /**
   * Which one.
   *
   * @return its name as the request gave it
   */
  public String name() {
    return name;
  }
}
