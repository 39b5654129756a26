package dev.mindinsight.summary;

/**
 * The name of a training run: its path below the log directory.
 *
 * @param name parts separated by {@code /}, or {@code .} for the log directory itself; no part is
 *     empty, {@code .} or {@code ..}
 */
public record Run(String name) {

  /** The run whose event files lie in the log directory itself. */
  public static final Run ROOT = new Run(".");

  /**
   * Checks the name.
   *
   * @throws IllegalArgumentException when the name is empty, absolute, or leaves its directory
   */
  public Run {
    if (!name.equals(".")) {
      for (String part : name.split("/", -1)) {
        if (part.isEmpty() || part.equals(".") || part.equals("..")) {
          throw new IllegalArgumentException(
              "Malformed run: got \"%s\", want a relative path of named parts, or \".\""
                  .formatted(Excerpt.of(name)));
        }
      }
    }
  }
}
