package dev.mindinsight.summary.writer;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import dev.mindinsight.summary.SummaryEvent.DroppedPoints;
import dev.mindinsight.summary.SummaryEvent.RunMark;
import dev.mindinsight.summary.SummaryEvent.SkippedBytes;
import dev.mindinsight.summary.reader.Recording;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class FullDiskTest {

  private static final int DISK_BYTES = 64 << 10;

  @Test
  void whatFindsNoRoomIsCountedAndSaidInTheFileOnceThereIsRoom() throws IOException {
    Configuration small =
        Configuration.unix().toBuilder().setMaxSize(DISK_BYTES).setBlockSize(512).build();
    try (FileSystem disk = Jimfs.newFileSystem(small)) {
      Path run = disk.getPath("/disk/run");
      Files.createDirectories(run);
      Path ballast = Files.write(disk.getPath("/disk/ballast"), new byte[DISK_BYTES / 2]);
      SummaryWriter writer = SummaryWriter.open(run);
      writer.scalar("t", 1, 1);
      writer.flush();

      for (int step = 2; step <= 2000; step++) {
        writer.scalar("t", step, step);
      }
      writer.flush();
      assertThat(writer.lostPoints()).isEqualTo(1999);
      assertThat(writer.failure()).get().isInstanceOf(IOException.class);

      Files.delete(ballast);
      writer.scalar("t", 2001, 2001);
      writer.close();
      Recording file = Recording.of(writer.file());
      assertThat(file.points("t")).extracting(Recording.Point::step).containsExactly(1L, 2001L);
      assertThat(file.events(DroppedPoints.class))
          .extracting(DroppedPoints::points)
          .contains(1999L);
      assertThat(file.events(SkippedBytes.class)).isEmpty();
      assertThat(file.events(RunMark.class).getLast().state()).isEqualTo(RunMark.State.FINISHED);
    }
  }
}
