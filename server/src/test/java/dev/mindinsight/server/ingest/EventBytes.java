package dev.mindinsight.server.ingest;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/** Writes event records by hand, so that tests decide every byte. */
final class EventBytes {

  static final int START = 1;
  static final int STOP = 2;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  static EventBytes file(double wall) {
    ByteArrayOutputStream event = event(wall, 0);
    field(event, 3, "brain.Event:2".getBytes(StandardCharsets.UTF_8));
    return new EventBytes().record(event.toByteArray());
  }

  EventBytes scalar(String tag, long step, double wall, float value) {
    return record(scalarEvent(tag, step, wall, value));
  }

  EventBytes graph(long step, double wall) {
    ByteArrayOutputStream event = event(wall, step);
    field(event, 4, new byte[0]);
    return record(event.toByteArray());
  }

  EventBytes session(int status, long step, double wall) {
    ByteArrayOutputStream event = event(wall, step);
    field(event, 7, new byte[] {8, (byte) status});
    return record(event.toByteArray());
  }

  /** Scalars of one tag at consecutive steps, a second apart. */
  EventBytes ramp(String tag, long from, long to, double wall) {
    for (long step = from; step < to; step++) {
      scalar(tag, step, wall + (step - from), (float) step);
    }
    return this;
  }

  EventBytes raw(byte... bytes) {
    out.writeBytes(bytes);
    return this;
  }

  int size() {
    return out.size();
  }

  byte[] bytes() {
    return out.toByteArray();
  }

  EventBytes record(byte[] data) {
    byte[] length =
        ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(data.length).array();
    out.writeBytes(length);
    out.writeBytes(masked(length));
    out.writeBytes(data);
    out.writeBytes(masked(data));
    return this;
  }

  private static byte[] scalarEvent(String tag, long step, double wall, float value) {
    ByteArrayOutputStream inner = new ByteArrayOutputStream();
    field(inner, 1, tag.getBytes(StandardCharsets.UTF_8));
    inner.write(2 << 3 | 5);
    inner.writeBytes(ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putFloat(value).array());
    ByteArrayOutputStream summary = new ByteArrayOutputStream();
    field(summary, 1, inner.toByteArray());
    ByteArrayOutputStream event = event(wall, step);
    field(event, 5, summary.toByteArray());
    return event.toByteArray();
  }

  private static ByteArrayOutputStream event(double wall, long step) {
    ByteArrayOutputStream event = new ByteArrayOutputStream();
    event.write(1 << 3 | 1);
    event.writeBytes(ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putDouble(wall).array());
    event.write(2 << 3);
    varint(event, step);
    return event;
  }

  private static void field(ByteArrayOutputStream to, int number, byte[] bytes) {
    to.write(number << 3 | 2);
    varint(to, bytes.length);
    to.writeBytes(bytes);
  }

  private static void varint(ByteArrayOutputStream to, long value) {
    long rest = value;
    while ((rest & ~0x7fL) != 0) {
      to.write((int) (rest & 0x7f) | 0x80);
      rest >>>= 7;
    }
    to.write((int) rest);
  }

  private static byte[] masked(byte[] bytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes);
    int raw = (int) crc.getValue();
    int masked = (raw >>> 15 | raw << 17) + 0xa282ead8;
    return ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(masked).array();
  }
}
