package dev.mindinsight.e2e.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mindinsight.e2e.stage.Api;
import dev.mindinsight.e2e.stage.Await;
import dev.mindinsight.e2e.stage.Points.Point;
import dev.mindinsight.summary.writer.SummaryWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;

/** A job that writes at a steady pace on a thread of its own and remembers all that it wrote. */
final class Job implements AutoCloseable {

  private static final List<String> TAGS = List.of("loss", "accuracy", "rate");

  private final String name;
  private final SummaryWriter writer;
  private final Random random;
  private final List<List<Float>> written =
      TAGS.stream().<List<Float>>map(tag -> new ArrayList<>()).toList();
  private final Thread thread;
  private volatile boolean stopping;

  /**
   * Starts to write.
   *
   * @param name of the run, below the log directory
   * @param pause between two steps
   */
  Job(Path logs, String name, Duration pause) {
    this.name = name;
    this.writer = SummaryWriter.open(logs.resolve(name));
    this.random = new Random(name.hashCode());
    this.thread = Thread.ofPlatform().name(name).start(() -> write(pause));
  }

  private void write(Duration pause) {
    while (!stopping) {
      long step = written.getFirst().size();
      for (int tag = 0; tag < TAGS.size(); tag++) {
        float value = random.nextFloat();
        writer.scalar(TAGS.get(tag), step, value);
        written.get(tag).add(value);
      }
      LockSupport.parkNanos(pause.toNanos());
    }
  }

  /** Ends the writing, in order. */
  @Override
  public void close() throws InterruptedException {
    stopping = true;
    LockSupport.unpark(thread);
    thread.join();
    writer.close();
  }

  /** What the server serves is what was written: each point once, in order, bit for bit. */
  void expectServed(Api api) {
    var run = api.runNamed(name);
    for (int tag = 0; tag < TAGS.size(); tag++) {
      var series = TAGS.get(tag);
      var want = written.get(tag);
      Await.until(
          name + " " + series + " with " + want.size() + " points",
          () -> api.points(run, series).size() >= want.size());
      var got = api.points(run, series);
      assertThat(got.steps())
          .as("steps of %s %s", name, series)
          .isEqualTo(LongStream.range(0, want.size()).boxed().toList());
      assertThat(got.values()).as("values of %s %s", name, series).isEqualTo(want);
      assertThat(got.points()).extracting(Point::wallTimeSeconds).isSorted();
    }
  }
}
