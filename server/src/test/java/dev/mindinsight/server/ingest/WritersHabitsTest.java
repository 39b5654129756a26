package dev.mindinsight.server.ingest;

import static dev.mindinsight.server.ingest.EventBytes.file;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mindinsight.server.query.AttemptChoice;
import dev.mindinsight.server.query.Axis;
import dev.mindinsight.server.query.Range;
import dev.mindinsight.server.query.Series;
import dev.mindinsight.server.query.SeriesQueries;
import dev.mindinsight.server.query.SeriesRequest;
import dev.mindinsight.server.store.RunId;
import dev.mindinsight.server.store.StoredAttempt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What writers do with steps, restarts and files, and what we make of it: which attempts there are,
 * which steps of the tag x the newest one shows, and what the ledger says. Whatever it is, every
 * point is kept and answered with {@code attempt=all} in the order of the files.
 */
class WritersHabitsTest {

  @TempDir Path temp;

  /**
   * A habit.
   *
   * @param name whose, and what happens
   * @param files what stands in the directory, in the order of writing
   * @param branches where each attempt but the first branches off
   * @param newest steps of the tag x that the newest attempt shows
   * @param note a part of what the ledger notes; empty for nothing
   */
  record Habit(
      String name,
      Map<String, EventBytes> files,
      List<Long> branches,
      List<Long> newest,
      String note) {

    Habit(String name) {
      this(name, new LinkedHashMap<>(), new ArrayList<>(), List.of(), "");
    }

    Habit writes(EventBytes events) {
      files.put("events.out.tfevents.%d.host".formatted(files.size()), events);
      return this;
    }

    Habit branchesAt(Long... steps) {
      branches.addAll(List.of(steps));
      return this;
    }

    Habit shows(LongStream... parts) {
      List<Long> steps = Stream.of(parts).flatMap(LongStream::boxed).toList();
      return new Habit(name, files, branches, steps, note);
    }

    Habit notes(String part) {
      return new Habit(name, files, branches, newest, part);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Habit> habits() {
    return Stream.of(restarts(), writersTogether(), oddSteps()).flatMap(habits -> habits);
  }

  private static Stream<Habit> restarts() {
    return Stream.of(
        new Habit("anybody: one file, steps that rise")
            .writes(file(1).ramp("x", 0, 20, 1))
            .shows(steps(0, 20)),
        new Habit("torch, tensorboardX: a new writer without purge_step, from the begin again")
            .writes(file(1).ramp("x", 0, 20, 1))
            .writes(file(100).ramp("x", 0, 5, 100))
            .branchesAt(0L)
            .shows(steps(0, 5)),
        new Habit("Lightning, Trainer: a new writer goes on from a checkpoint below the last step")
            .writes(file(1).ramp("x", 0, 20, 1))
            .writes(file(100).ramp("x", 15, 30, 100))
            .branchesAt(15L)
            .shows(steps(0, 30)),
        new Habit("torch, tensorboardX: purge_step writes where the session starts")
            .writes(file(1).ramp("x", 0, 20, 1))
            .writes(file(100).session(EventBytes.START, 12, 100).ramp("x", 12, 14, 101))
            .branchesAt(12L)
            .shows(steps(0, 14)),
        new Habit("anybody: a new writer goes on behind the last step")
            .writes(file(1).ramp("x", 0, 20, 1))
            .writes(file(100).ramp("x", 20, 25, 100))
            .shows(steps(0, 25)),
        new Habit("anybody: a new writer repeats the last step, which is no step back")
            .writes(file(1).ramp("x", 0, 20, 1))
            .writes(file(100).ramp("x", 19, 22, 100))
            .shows(steps(0, 20), steps(19, 22)),
        new Habit("TensorFlow 1: a supervisor starts its session anew within the file")
            .writes(
                file(1)
                    .session(EventBytes.START, 0, 1)
                    .ramp("x", 0, 20, 1)
                    .session(EventBytes.START, 10, 50)
                    .ramp("x", 10, 12, 51))
            .branchesAt(10L)
            .shows(steps(0, 12)),
        new Habit("Keras: fit is called again for the same directory, epochs count from 0")
            .writes(file(1).ramp("x", 0, 4, 1))
            .writes(file(100).graph(0, 100).ramp("x", 0, 2, 101))
            .branchesAt(0L)
            .shows(steps(0, 2)),
        new Habit("ten restarts, each a little further back or on")
            .writes(file(1).ramp("x", 0, 20, 1))
            .writes(file(100).ramp("x", 18, 30, 100))
            .writes(file(200).ramp("x", 25, 28, 200))
            .writes(file(300).ramp("x", 3, 50, 300))
            .writes(file(400).ramp("x", 48, 51, 400))
            .writes(file(500).ramp("x", 40, 45, 500))
            .writes(file(600).ramp("x", 43, 60, 600))
            .writes(file(700).ramp("x", 58, 70, 700))
            .writes(file(800).ramp("x", 65, 66, 800))
            .writes(file(900).ramp("x", 10, 20, 900))
            .writes(file(1000).ramp("x", 15, 16, 1000))
            .branchesAt(18L, 25L, 3L, 48L, 40L, 43L, 58L, 65L, 10L, 15L)
            .shows(steps(0, 16)));
  }

  private static Stream<Habit> writersTogether() {
    return Stream.of(
        new Habit("TensorFlow: train and validation writers of one job, other tags")
            .writes(file(1).ramp("x", 0, 20, 1))
            .writes(file(1.5).ramp("validation", 0, 20, 1.5))
            .shows(steps(0, 20))
            .notes("Two writers"),
        new Habit("torchrun: several ranks log the same tag into one directory")
            .writes(file(1).ramp("x", 0, 10, 1))
            .writes(file(1.5).ramp("x", 0, 10, 1.5))
            .shows(LongStream.range(0, 20).map(i -> i / 2))
            .notes("Two writers"));
  }

  private static Stream<Habit> oddSteps() {
    return Stream.of(
        new Habit("torch: no global_step, every point at step 0")
            .writes(file(1).scalar("x", 0, 1, 1).scalar("x", 0, 2, 2).scalar("x", 0, 3, 3))
            .shows(LongStream.of(0, 0, 0)),
        new Habit("evaluation in the background: older steps come late")
            .writes(file(1).ramp("x", 5, 8, 1).ramp("x", 0, 3, 10).ramp("x", 8, 10, 20))
            .shows(LongStream.of(0, 1, 2, 5, 6, 7, 8, 9)),
        new Habit("warm-up before step 0").writes(file(1).ramp("x", -5, 5, 1)).shows(steps(-5, 5)),
        new Habit("steps of samples or nanoseconds")
            .writes(file(1).scalar("x", 1L << 40, 1, 1).scalar("x", Long.MAX_VALUE, 2, 2))
            .shows(LongStream.of(1L << 40, Long.MAX_VALUE)),
        new Habit("two scales: a later file goes back in one tag, that the older one does not have")
            .writes(file(1).ramp("x", 0, 20, 1))
            .writes(file(100).ramp("epoch", 0, 2, 100).ramp("x", 20, 22, 101))
            .shows(steps(0, 22)),
        new Habit("a clock that is put back between two files: the name tells their order")
            .writes(file(1000).ramp("x", 0, 20, 1000))
            .writes(file(500).ramp("x", 20, 22, 500))
            .shows(steps(0, 22))
            .notes("The clock went back"));
  }

  private static LongStream steps(long from, long to) {
    return LongStream.range(from, to);
  }

  @ParameterizedTest
  @MethodSource("habits")
  void whatIsMadeOf(Habit habit) throws IOException {
    Path run = Files.createDirectories(temp.resolve("logs/run"));
    for (Map.Entry<String, EventBytes> one : habit.files.entrySet()) {
      Files.write(run.resolve(one.getKey()), one.getValue().bytes());
    }
    try (Ingesting ingesting = Ingesting.of(temp.resolve("store"), temp.resolve("logs"))) {
      ingesting.await("all is read", () -> isRead(ingesting, habit.files.size()));
      RunId id = RunId.of("logs", "run");
      List<StoredAttempt> attempts = ingesting.read(reader -> reader.attempts(id));
      assertThat(attempts.stream().map(StoredAttempt::branchStep).skip(1))
          .isEqualTo(habit.branches);
      assertThat(steps(ingesting, new AttemptChoice.Newest())).isEqualTo(habit.newest);
      assertThat(steps(ingesting, new AttemptChoice.All())).isEqualTo(written(ingesting));
      if (habit.note.isEmpty()) {
        assertThat(ingesting.notes("run")).isEmpty();
      } else {
        assertThat(ingesting.notes("run")).anyMatch(note -> note.contains(habit.note));
      }
      eachAttemptIsAnswered(ingesting, attempts);
    }
  }

  private static boolean isRead(Ingesting ingesting, int files) {
    return ingesting.runs().stream()
        .anyMatch(run -> run.behindBytes() == 0 && run.records() >= 2L * files);
  }

  /** In arrival order, of all files. */
  private static List<Long> written(Ingesting ingesting) {
    return ingesting.points("run", "x").stream().map(Ingesting.Point::step).toList();
  }

  /** Each shows all its own points, and those that it goes on from. */
  private static void eachAttemptIsAnswered(Ingesting ingesting, List<StoredAttempt> attempts) {
    List<Ingesting.Point> points = ingesting.points("run", "x");
    for (StoredAttempt attempt : attempts) {
      List<Long> own =
          points.stream()
              .filter(point -> point.attempt() == attempt.number())
              .map(Ingesting.Point::step)
              .toList();
      assertThat(steps(ingesting, new AttemptChoice.Numbered(attempt.number())))
          .containsAll(own)
          .isSorted();
    }
  }

  private static List<Long> steps(Ingesting ingesting, AttemptChoice choice) {
    SeriesQueries queries = new SeriesQueries(ingesting.store, List.of("logs"));
    SeriesRequest request =
        new SeriesRequest(
            RunId.of("logs", "run").value(),
            "x",
            choice,
            Range.all(Axis.STEP),
            SeriesRequest.WHOLE,
            0);
    Series series = queries.series(request).blockOptional().orElseThrow();
    return LongStream.of(((Series.Drawn) series).columns().steps()).boxed().toList();
  }
}
