package dev.mindinsight.ui.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * At most one server a workspace. The operating system gives the lock back when its holder dies,
 * however it dies, so the lock and not {@code server.json} tells whether a server runs; the file
 * holds the holder's pid.
 */
final class WorkspaceLock implements AutoCloseable {

  private final FileChannel channel;

  private WorkspaceLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes the lock.
   *
   * @throws LaunchException if another process holds it, naming that process
   */
  static WorkspaceLock take(Workspace workspace) {
    try {
      FileChannel channel =
          FileChannel.open(
              workspace.lockFile(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (tryLock(channel) == null) {
        channel.close();
        throw LaunchException.refused(
            "Conflict: workspace in use by pid "
                + pidIn(workspace.lockFile())
                + ": "
                + workspace.root());
      }
      channel.truncate(0);
      String pid = Long.toString(ProcessHandle.current().pid());
      channel.write(ByteBuffer.wrap(pid.getBytes(StandardCharsets.US_ASCII)));
      return new WorkspaceLock(channel);
    } catch (IOException e) {
      throw LaunchException.refused("Malformed --workspace: " + workspace.root() + ": " + e);
    }
  }

  /** The process that holds the lock; empty if none does. */
  static Optional<ProcessHandle> holder(Workspace workspace) {
    if (!Files.exists(workspace.lockFile())) {
      return Optional.empty();
    }
    try (FileChannel channel = FileChannel.open(workspace.lockFile(), StandardOpenOption.WRITE)) {
      return tryLock(channel) != null
          ? Optional.empty()
          : ProcessHandle.of(Long.parseLong(pidIn(workspace.lockFile())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  private static String pidIn(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.US_ASCII).strip();
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
