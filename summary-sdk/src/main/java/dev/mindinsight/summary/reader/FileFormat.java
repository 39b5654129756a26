package dev.mindinsight.summary.reader;

import dev.mindinsight.summary.Kind;
import dev.mindinsight.summary.TagInfo;
import dev.mindinsight.summary.codec.ContentDecoder;
import dev.mindinsight.summary.codec.EventDecoder;
import dev.mindinsight.summary.codec.RecordDecoder;
import dev.mindinsight.summary.content.Content;
import dev.mindinsight.summary.content.ContentException;
import dev.mindinsight.summary.mindspore.MindSporeContent;
import dev.mindinsight.summary.mindspore.MindSporeDecoder;
import java.math.BigInteger;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the records of an event file hold. Nothing but the file's name tells: the framing is the
 * same, and so are most field numbers, with other meanings.
 */
public enum FileFormat {
  /** TensorBoard's events: a name with {@code tfevents}. */
  TENSORBOARD,
  /**
   * MindSpore's events: a name with {@code summary.} and a number, the seconds of its beginning.
   */
  MINDSPORE,
  /** Lineage of a MindSpore job: such a name that ends in {@code _lineage}. */
  MINDSPORE_LINEAGE,
  /** Explanations by MindSpore: such a name that ends in {@code _explain}. */
  MINDSPORE_EXPLAIN;

  /**
   * The order in which a run's files were begun, by their names: MindSpore's by the seconds in
   * them, whatever prefix they have, others by name, where 9 comes before 10: writers that a
   * process begins within one second are numbered.
   */
  public static final Comparator<String> BEGINNING =
      Comparator.comparing(FileFormat::seconds)
          .thenComparing(FileFormat::padded)
          .thenComparing(Comparator.naturalOrder());

  private static final Pattern MINDSPORE_NAME = Pattern.compile("summary\\.(\\d+)");
  private static final Pattern NUMBER = Pattern.compile("\\d+");

  /** Digits of the greatest 64-bit number. */
  private static final int DIGITS_MAX = 20;

  /**
   * The format of a file.
   *
   * @param fileName its name, without directories
   * @return null when it is no event file by its name
   */
  public static @Nullable FileFormat of(String fileName) {
    if (fileName.contains("tfevents")) {
      return TENSORBOARD;
    } else if (!MINDSPORE_NAME.matcher(fileName).find()) {
      return null;
    } else if (fileName.endsWith("_lineage")) {
      return MINDSPORE_LINEAGE;
    }
    return fileName.endsWith("_explain") ? MINDSPORE_EXPLAIN : MINDSPORE;
  }

  /** Whether MindSpore wrote it. */
  public boolean isMindSpore() {
    return this != TENSORBOARD;
  }

  /** The format of a file that is read whatever its name. */
  static FileFormat read(String fileName) {
    FileFormat format = of(fileName);
    return format == null ? TENSORBOARD : format;
  }

  RecordDecoder decoder(List<TagInfo> known, OptionalDouble firstWallTimeSeconds) {
    return isMindSpore()
        ? new MindSporeDecoder(this == MINDSPORE_LINEAGE, known, firstWallTimeSeconds)
        : new EventDecoder(known, firstWallTimeSeconds);
  }

  OptionalDouble wallTimeSeconds(byte[] bytes, int from, int count) {
    return isMindSpore()
        ? MindSporeDecoder.wallTimeSeconds(this == MINDSPORE_LINEAGE, bytes, from, count)
        : EventDecoder.wallTimeSeconds(bytes, from, count);
  }

  Content content(byte[] data, int valueIndex, Kind kind) throws ContentException {
    return isMindSpore()
        ? MindSporeContent.decode(data, valueIndex, kind)
        : ContentDecoder.decode(data, valueIndex, kind);
  }

  private static String padded(String fileName) {
    return NUMBER
        .matcher(fileName)
        .replaceAll(number ->
            "0".repeat(Math.max(0, DIGITS_MAX - number.group().length())) + number.group());
  }

  private static BigInteger seconds(String fileName) {
    Matcher name = MINDSPORE_NAME.matcher(fileName);
    boolean mindSpore = !fileName.contains("tfevents") && name.find();
    return mindSpore ? new BigInteger(name.group(1)) : BigInteger.ZERO;
  }
}
