package dev.mindinsight.e2e.stage;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * An event file put together byte by byte, so that it can hold what no writer of ours would write.
 * A record is: length (u64), masked CRC-32C of the length, payload, masked CRC-32C of the payload,
 * all little endian. The payload is the protobuf message {@code Event}.
 */
public final class EventFile {

  /** Where tests let time begin, seconds since the epoch. */
  public static final double EPOCH_SECONDS = 1_790_000_000;

  /** A name that readers take for that of an event file. */
  public static final String NAME = "events.out.tfevents.1790000000.test";

  private static final int LENGTH_DELIMITED = 2;

  private static final int DT_DOUBLE = 2;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  /** An empty file: not even the version record. */
  public static EventFile empty() {
    return new EventFile();
  }

  /** A file that begins as it should. */
  public static EventFile begun() {
    return new EventFile()
        .record(
            event(EPOCH_SECONDS, 0, field(3, "brain.Event:2".getBytes(StandardCharsets.UTF_8))));
  }

  /** Adds a point whose wall time is as many seconds after the epoch of tests as its step. */
  public EventFile scalar(String tag, long step, float value) {
    return scalar(tag, step, EPOCH_SECONDS + step, value);
  }

  /** Adds a point. */
  public EventFile scalar(String tag, long step, double wallTimeSeconds, float value) {
    var number = little(5).put((byte) (2 << 3 | 5)).putFloat(value).array();
    var entry = field(1, joined(field(1, tag.getBytes(StandardCharsets.UTF_8)), number));
    return record(event(wallTimeSeconds, step, field(5, entry)));
  }

  /** Adds points of steps 0 to n − 1 that fall gently from 1. */
  public EventFile curve(String tag, int n) {
    for (int step = 0; step < n; step++) {
      scalar(tag, step, 1f / (1 + step / 10f));
    }
    return this;
  }

  /**
   * Adds a histogram as a tensor of rows.
   *
   * @param rows lower edge, upper edge and count of each bucket
   */
  public EventFile histogram(String tag, long step, double[][] rows) {
    var columns = new byte[24 * rows.length];
    var numbers = ByteBuffer.wrap(columns).order(ByteOrder.LITTLE_ENDIAN);
    for (var row : rows) {
      numbers.putDouble(row[0]).putDouble(row[1]).putDouble(row[2]);
    }
    var tensor =
        joined(
            new byte[] {1 << 3, DT_DOUBLE},
            field(2, joined(dimension(rows.length), dimension(3))),
            field(4, columns));
    var plugin = field(1, field(1, "histograms".getBytes(StandardCharsets.UTF_8)));
    var name = field(1, tag.getBytes(StandardCharsets.UTF_8));
    var entry = field(1, joined(name, field(9, plugin), field(8, tensor)));
    return record(event(EPOCH_SECONDS + step, step, field(5, entry)));
  }

  private static byte[] dimension(int size) {
    return field(2, joined(new byte[] {1 << 3}, varint(size)));
  }

  /** Adds an image whose size is claimed, whatever its bytes are. */
  public EventFile image(String tag, long step, int width, int height, byte[] encoded) {
    var claim = joined(number(1, height), number(2, width), number(3, 3));
    return value(tag, step, field(4, joined(claim, field(4, encoded))));
  }

  /** Adds a sound of which nothing is claimed but its type. */
  public EventFile sound(String tag, long step, byte[] encoded) {
    var type = field(5, "audio/wav".getBytes(StandardCharsets.UTF_8));
    return value(tag, step, field(6, joined(field(4, encoded), type)));
  }

  /** Adds a text. */
  public EventFile text(String tag, long step, String text) {
    var plugin = field(1, field(1, "text".getBytes(StandardCharsets.UTF_8)));
    var tensor = joined(number(1, 7), field(8, text.getBytes(StandardCharsets.UTF_8)));
    return value(tag, step, joined(field(9, plugin), field(8, tensor)));
  }

  /**
   * Adds a graph of TensorFlow's form.
   *
   * @param nodes name, op and inputs of each
   */
  public EventFile graph(List<List<String>> nodes) {
    var graph = new ByteArrayOutputStream();
    for (var node : nodes) {
      var fields = new ByteArrayOutputStream();
      for (int i = 0; i < node.size(); i++) {
        fields.writeBytes(field(Math.min(i, 2) + 1, node.get(i).getBytes(StandardCharsets.UTF_8)));
      }
      graph.writeBytes(field(1, fields.toByteArray()));
    }
    return record(event(EPOCH_SECONDS, 0, field(4, graph.toByteArray())));
  }

  /**
   * Adds what MindSpore says of an evaluation; such records stand in a file whose name ends in
   * {@code _lineage}.
   *
   * @param metrics the text that should be a JSON object
   * @param testSize samples that were evaluated
   */
  public EventFile evaluation(String metrics, int testSize) {
    var said = field(2, metrics.getBytes(StandardCharsets.UTF_8));
    var data = field(3, number(2, testSize));
    return record(event(EPOCH_SECONDS, 0, field(7, joined(said, data))));
  }

  private EventFile value(String tag, long step, byte[] fields) {
    var entry = field(1, joined(field(1, tag.getBytes(StandardCharsets.UTF_8)), fields));
    return record(event(EPOCH_SECONDS + step, step, field(5, entry)));
  }

  /** Adds a whole record around any payload. */
  public EventFile record(byte[] payload) {
    return header(payload.length).raw(payload).raw(masked(payload));
  }

  /** Adds a header that promises so many bytes, with the right checksum. */
  public EventFile header(long promisedBytes) {
    var length = little(8).putLong(promisedBytes).array();
    return raw(length).raw(masked(length));
  }

  /** Adds bytes that need not be a record. */
  public EventFile raw(byte[] more) {
    bytes.writeBytes(more);
    return this;
  }

  /** How long the file is so far. */
  public int size() {
    return bytes.size();
  }

  /** The content, for tests that spoil it. */
  public byte[] bytes() {
    return bytes.toByteArray();
  }

  /**
   * Writes the file into a directory of this name, under a name that readers take for an event
   * file.
   */
  public Path into(Path directory) {
    return write(directory, "events.out.tfevents.1790000000.test", bytes());
  }

  /** Writes any bytes as a file, making its directory first. */
  public static Path write(Path directory, String name, byte[] content) {
    try {
      Files.createDirectories(directory);
      return Files.write(directory.resolve(name), content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] event(double wallTimeSeconds, long step, byte[] what) {
    var time = little(9).put((byte) (1 << 3 | 1)).putDouble(wallTimeSeconds).array();
    return joined(time, new byte[] {2 << 3}, varint(step), what);
  }

  private static byte[] field(int number, byte[] content) {
    return joined(
        new byte[] {(byte) (number << 3 | LENGTH_DELIMITED)}, varint(content.length), content);
  }

  private static byte[] number(int field, long value) {
    return joined(new byte[] {(byte) (field << 3)}, varint(value));
  }

  private static byte[] varint(long value) {
    var out = new ByteArrayOutputStream();
    for (; (value & ~0x7FL) != 0; value >>>= 7) {
      out.write((int) ((value & 0x7F) | 0x80));
    }
    out.write((int) value);
    return out.toByteArray();
  }

  private static byte[] masked(byte[] content) {
    var crc = new CRC32C();
    crc.update(content);
    return little(4).putInt(Integer.rotateRight((int) crc.getValue(), 15) + 0xa282ead8).array();
  }

  private static ByteBuffer little(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static byte[] joined(byte[]... parts) {
    var out = new ByteArrayOutputStream();
    for (var part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }
}
