package dev.mindinsight.summary.framing;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * The rules of framing, written down a second time as plainly as they can be: a whole file in an
 * array, nothing remembered. The reader has to come to the same.
 */
final class NaiveFraming {

  /** What the rules make of a file: records and gaps by place, and where reading stops. */
  record Result(List<String> found, long offset, long pendingBytes) {}

  private final ByteBuffer file;
  private final long lengthMax;

  private NaiveFraming(byte[] file, long lengthMax) {
    this.file = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    this.lengthMax = lengthMax;
  }

  static Result read(byte[] file, long lengthMax) {
    return new NaiveFraming(file, lengthMax).read();
  }

  /** One record of these bytes. */
  static byte[] record(byte[] data) {
    ByteBuffer record = ByteBuffer.allocate(16 + data.length).order(ByteOrder.LITTLE_ENDIAN);
    record.putLong(data.length);
    record.putInt(crc(Arrays.copyOf(record.array(), 8)));
    record.put(data).putInt(crc(data));
    return record.array();
  }

  static int crc(byte[] bytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes);
    long value = crc.getValue();
    return (int) (((value >>> 15 | value << 17) & 0xffff_ffffL) + 0xa282_ead8L);
  }

  private Result read() {
    List<String> found = new ArrayList<>();
    int at = 0;
    while (at + 12 <= file.limit()) {
      if (headerStands(at)) {
        if (!isWhole(at)) {
          return new Result(found, at, 0);
        }
        int end = at + 16 + (int) file.getLong(at);
        found.add((dataStands(at) ? "record" : "gap") + " " + at + ".." + end);
        at = end;
      } else {
        int next = at + 1;
        while (next + 12 <= file.limit() && !isRecordOrHalf(next)) {
          next++;
        }
        if (next + 12 > file.limit()) {
          return new Result(found, at, file.limit() - at);
        }
        if (!isWhole(next)) {
          return new Result(found, at, next - at);
        }
        found.add("gap " + at + ".." + next);
        at = next;
      }
    }
    return new Result(found, at, 0);
  }

  private boolean isRecordOrHalf(int at) {
    return headerStands(at) && (!isWhole(at) || dataStands(at));
  }

  private boolean headerStands(int at) {
    long length = file.getLong(at);
    return length >= 0
        && length <= lengthMax
        && file.getInt(at + 8) == crc(Arrays.copyOfRange(file.array(), at, at + 8));
  }

  private boolean isWhole(int at) {
    return file.getLong(at) <= file.limit() - at - 16;
  }

  private boolean dataStands(int at) {
    int end = at + 12 + (int) file.getLong(at);
    return file.getInt(end) == crc(Arrays.copyOfRange(file.array(), at + 12, end));
  }
}
