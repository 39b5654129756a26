package dev.mindinsight.server.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicLong;
import org.h2.store.fs.FileBaseDefault;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/** A disk below the database that can be full: what no longer fits is written in part, as there. */
public final class FullDisk extends FilePathWrapper {

  private static final String SCHEME = "full";

  /** Bytes that may be written yet. */
  private static final AtomicLong left = new AtomicLong(Long.MAX_VALUE);

  /** Opens a store on the disk. */
  public static Store open(Path directory) {
    FilePath.register(new FullDisk());
    return H2Store.open(
        new StoreFile(directory, SCHEME), PyramidShape.STANDARD, Clock.systemUTC(), null);
  }

  /** Lets so many bytes be written and no more. */
  public static void leave(long bytes) {
    left.set(bytes);
  }

  /** Makes room. */
  public static void free() {
    left.set(Long.MAX_VALUE);
  }

  @Override
  public String getScheme() {
    return SCHEME;
  }

  @Override
  public FileChannel open(String mode) throws IOException {
    return new Channel(getBase().open(mode));
  }

  private static final class Channel extends FileBaseDefault {

    private final FileChannel channel;

    Channel(FileChannel channel) {
      this.channel = channel;
    }

    @Override
    public long size() throws IOException {
      return channel.size();
    }

    @Override
    public synchronized int read(ByteBuffer into, long position) throws IOException {
      return channel.read(into, position);
    }

    @Override
    public synchronized int write(ByteBuffer from, long position) throws IOException {
      int wanted = from.remaining();
      long before = left.getAndUpdate(bytes -> Math.max(0, bytes - wanted));
      if (before < wanted) {
        channel.write(from.slice(from.position(), (int) before), position);
        throw new IOException("No space left on device");
      }
      return channel.write(from, position);
    }

    @Override
    protected void implTruncate(long size) throws IOException {
      channel.truncate(size);
    }

    @Override
    public void force(boolean metaData) throws IOException {
      channel.force(metaData);
    }

    @Override
    public FileLock tryLock(long position, long size, boolean shared) throws IOException {
      return channel.tryLock(position, size, shared);
    }

    @Override
    protected void implCloseChannel() throws IOException {
      channel.close();
    }
  }
}
