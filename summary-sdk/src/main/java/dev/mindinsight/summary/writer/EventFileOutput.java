package dev.mindinsight.summary.writer;

import dev.mindinsight.summary.SummaryEvent.DroppedPoints;
import dev.mindinsight.summary.codec.EventEncoder;
import dev.mindinsight.summary.codec.ScalarEncoder;
import dev.mindinsight.summary.framing.RecordWriter;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * The file's side of a writer: encodes entries, writes them, and keeps account of what could not be
 * written. Used on the writer's thread only, but for {@link #lost} and {@link #failure}.
 */
final class EventFileOutput implements PointQueue.Consumer {

  private static final System.Logger LOG = System.getLogger(EventFileOutput.class.getName());

  private final Path file;
  private final FileChannel channel;
  private final RecordWriter records;
  private final LongAdder lost = new LongAdder();
  private volatile @Nullable IOException failure;
  private long unwritten;
  private long reported;

  EventFileOutput(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
    this.records = new RecordWriter(channel);
  }

  @Override
  public void entry(Object subject, long step, double wallTimeSeconds, double value) {
    switch (subject) {
      case ScalarEncoder series -> {
        int start = records.begin(series.bytesMax());
        records.end(series.encode(records.buffer(), start, step, wallTimeSeconds, value));
        unwritten++;
      }
      case byte[] event -> {
        records.add(event);
        unwritten++;
      }
      case FlushRequest request -> {
        write();
        force();
        request.done();
      }
      default -> throw new AssertionError(subject);
    }
    if (records.full()) {
      write();
    }
  }

  /** Says in the file how many entries are missing from it, if there are new ones. */
  void reportDropped(long droppedByQueue, double wallTimeSeconds) {
    long missing = droppedByQueue + lost.sum();
    if (missing > reported) {
      records.add(
          EventEncoder.droppedPoints(new DroppedPoints(wallTimeSeconds, missing - reported)));
      if (write()) {
        reported = missing;
      }
    }
  }

  /** Writes what has collected; what fails is counted. */
  boolean write() {
    try {
      if (!records.isEmpty()) {
        if (!Files.exists(file)) {
          records.discard();
          throw new NoSuchFileException(file.toString(), null, "was deleted");
        }
        records.flush();
      }
      unwritten = 0;
      return true;
    } catch (IOException e) {
      lost.add(unwritten);
      unwritten = 0;
      failed(e);
      return false;
    }
  }

  private void force() {
    try {
      channel.force(false);
    } catch (IOException e) {
      failed(e);
    }
  }

  void close() {
    write();
    force();
    try {
      channel.close();
    } catch (IOException e) {
      failed(e);
    }
  }

  private void failed(IOException e) {
    if (failure == null) {
      failure = e;
      LOG.log(System.Logger.Level.ERROR, "Cannot write {0}: {1}; training goes on", file, e);
    }
  }

  /** How many entries could not be written. */
  long lost() {
    return lost.sum();
  }

  /** The first fault of the file, or null. */
  @Nullable IOException failure() {
    return failure;
  }
}
