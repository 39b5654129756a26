package dev.mindinsight.summary.framing;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;

/** What a reader makes of a file, in the words of {@link NaiveFraming}. */
final class Framed implements RecordSink {

  final List<String> found = new ArrayList<>();
  final List<Gap> gaps = new ArrayList<>();

  @Override
  public void record(long offset, byte[] buffer, int start, int length, int checksum) {
    found.add("record " + offset + ".." + (offset + 16 + length));
  }

  @Override
  public void gap(Gap gap) {
    gaps.add(gap);
    found.add("gap " + gap.offset() + ".." + (gap.offset() + gap.bytes()));
  }

  /** Everything there is, in one go; the file is written over, since making files is slow. */
  static NaiveFraming.Result read(FileChannel file, byte[] bytes, int lengthMax)
      throws IOException {
    file.write(ByteBuffer.wrap(bytes), 0);
    file.truncate(bytes.length);
    Framed framed = new Framed();
    RecordReader reader = new RecordReader(file, 0, lengthMax);
    reader.read(framed, Long.MAX_VALUE);
    return framed.result(reader);
  }

  NaiveFraming.Result result(RecordReader reader) {
    Gap pending = reader.pending();
    return new NaiveFraming.Result(found, reader.offset(), pending == null ? 0 : pending.bytes());
  }
}
