package dev.mindinsight.server.query;

import dev.mindinsight.profiler.Grouping;
import dev.mindinsight.profiler.Operator;
import dev.mindinsight.profiler.OperatorTable;
import dev.mindinsight.profiler.PeakFlops;
import dev.mindinsight.profiler.StepTimes;
import dev.mindinsight.server.store.Store;
import dev.mindinsight.server.store.StoreReader;
import dev.mindinsight.server.store.StoredRun;
import dev.mindinsight.summary.Kind;
import dev.mindinsight.summary.content.Content;
import dev.mindinsight.summary.content.StepProfile;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Where the time of runs went, by the steps that their producers recorded. Steps are read from
 * their files one after the other and not kept. Safe from any thread.
 */
public final class ProfileQueries {

  private static final String TAG = "__profile__";

  private final Store store;
  private final ServedRuns served;
  private final ValueQueries values;
  private final ContentQueries contents;

  /**
   * Queries of a store.
   *
   * @param store what to ask
   * @param labels the labels of the log directories that are served
   * @param values tells where recorded steps lie
   * @param contents reads them
   */
  public ProfileQueries(
      Store store, List<String> labels, ValueQueries values, ContentQueries contents) {
    this.store = store;
    this.served = new ServedRuns(labels, InstantSource.system());
    this.values = values;
    this.contents = contents;
  }

  private record Recorded(StoredRun run, List<Value> steps) {}

  private record Size(long step, int events, long nanos) {}

  /**
   * The profiles that there are.
   *
   * @param run the run's id, or null for all runs
   * @return by log directory, then path; fails with {@link NotThereException} if the run is not
   *     there
   */
  public Mono<List<ProfileView>> profiles(@Nullable String run) {
    return store
        .read(reader -> recorded(reader, run))
        .flatMap(all -> Flux.fromIterable(all).concatMap(this::view).collectList());
  }

  private List<Recorded> recorded(StoreReader reader, @Nullable String run) {
    Stream<StoredRun> runs = run == null ? served.all(reader) : Stream.of(served.one(reader, run));
    return runs.map(one -> new Recorded(one, steps(reader, one)))
        .filter(recorded -> !recorded.steps().isEmpty())
        .toList();
  }

  private List<Value> steps(StoreReader reader, StoredRun run) {
    return reader
        .tag(run.id(), TAG, Kind.PROFILE)
        .map(tag -> values.shown(reader, run, List.of(tag)))
        .orElse(List.of());
  }

  private Mono<ProfileView> view(Recorded recorded) {
    return contents
        .contentsOrFaults(recorded.steps(), ProfileQueries::size)
        .map(read ->
            new ProfileView(
                recorded.run().id().value(),
                recorded.run().producer(),
                read.items().stream().map(Size::step).toList(),
                read.items().stream().mapToLong(Size::events).sum(),
                read.items().stream().mapToLong(Size::nanos).sum(),
                read.faults()));
  }

  private static Size size(Value value, Content content) {
    StepProfile step = step(content);
    return new Size(value.step(), step.nodes().size(), step.durationNanos());
  }

  /**
   * The recorded steps of a profile: what the other questions are about.
   *
   * @param profile its id
   * @param range on the axis of steps or of wall times
   * @return ascending; fails with {@link NotThereException} if there is no such run or it has no
   *     profile
   */
  public Mono<List<Value>> steps(String profile, Range range) {
    return values.values(
        new ValueRequest(profile, TAG, Kind.PROFILE, new AttemptChoice.Newest(), range));
  }

  /**
   * Groups of nodes.
   *
   * @param operators those that take the most by themselves first
   * @param faults steps that could not be read
   */
  public record Operators(List<Operator> operators, List<Contents.Fault> faults) {}

  /**
   * What groups of nodes took.
   *
   * @param steps of one profile
   * @param by what makes a group
   * @return fails with {@link GoneException} if the files of all steps are gone, with {@link
   *     UnreadableException} if the nodes that differ are too many
   */
  public Mono<Operators> operators(List<Value> steps, Grouping by) {
    return Mono.defer(() -> {
      OperatorTable table = new OperatorTable(by);
      return contents
          .contents(
              steps,
              (value, content) ->
                  bounded(() -> {
                    table.add(step(content));
                    return value;
                  }))
          .map(read -> new Operators(bounded(table::operators), read.faults()));
    });
  }

  private static <T> T bounded(Supplier<T> work) {
    try {
      return work.get();
    } catch (IllegalStateException e) {
      throw new UnreadableException(String.valueOf(e.getMessage()));
    }
  }

  /**
   * Where the time of each step went.
   *
   * @param steps of one profile
   * @return in their order; fails with {@link GoneException} if the files of all steps are gone
   */
  public Mono<Contents<StepTimes>> times(List<Value> steps) {
    return contents.contents(steps, (value, content) -> StepTimes.of(value.step(), step(content)));
  }

  /**
   * The fastest that the device was seen.
   *
   * @param steps of one profile
   * @return fails with {@link GoneException} if the files of all steps are gone
   */
  public Mono<PeakFlops> peak(List<Value> steps) {
    return Mono.defer(() -> {
      PeakFlops peak = new PeakFlops();
      return contents
          .contents(
              steps,
              (value, content) -> {
                peak.add(step(content));
                return value;
              })
          .map(read -> peak);
    });
  }

  /**
   * One step.
   *
   * @param profile its id
   * @param number of the step
   * @return fails with {@link NotThereException} if it was not recorded, with {@link GoneException}
   *     or {@link UnreadableException}
   */
  public Mono<StepProfile> step(String profile, long number) {
    return steps(profile, new Range(Axis.STEP, number, number))
        .flatMap(found ->
            found.isEmpty()
                ? Mono.error(new NotThereException("recorded step", Long.toString(number)))
                : contents.content(found.getLast()).map(ProfileQueries::step));
  }

  private static StepProfile step(Content content) {
    if (content instanceof StepProfile step) {
      return step;
    }
    throw new UnreadableException(
        "Unsupported: want a profile, got " + content.getClass().getSimpleName());
  }
}
