package dev.mindinsight.server.ingest;

import dev.mindinsight.summary.reader.FileFormat;
import java.util.regex.Pattern;

/** Tells by its habits which program wrote an event file. */
final class Producers {

  /** What a run is called until something tells. */
  static final String UNKNOWN = "unknown";

  /** A run of our own SDK; a run mark says the same. */
  static final String ENGINE = "engine";

  /** {@code events.out.tfevents.<seconds>.<host>}, with no process and file number behind it. */
  private static final Pattern BARE_NAME =
      Pattern.compile("events\\.out\\.tfevents\\.\\d+\\.(?!.*\\.\\d+\\.\\d+).+");

  private static final String MINDSPORE = "mindspore";

  private Producers() {}

  /**
   * The producer of a file.
   *
   * @param writer the program that its first record names, or empty
   * @param fileName the file's name
   */
  static String of(String writer, String fileName) {
    FileFormat format = FileFormat.of(fileName);
    if (format != null && format.isMindSpore()) {
      return MINDSPORE;
    }
    if (writer.startsWith("dev.mindinsight")) {
      return ENGINE;
    }
    if (writer.startsWith("tensorflow")) {
      return "tensorflow";
    }
    if (writer.startsWith("tensorboard.")) {
      // TensorBoard's own writer class: torch.utils.tensorboard uses it, hardly anyone else.
      return "torch";
    }
    // tensorboardX names no writer and adds nothing to the name but the host.
    return writer.isEmpty() && BARE_NAME.matcher(fileName).matches() ? "tensorboardx" : UNKNOWN;
  }
}
