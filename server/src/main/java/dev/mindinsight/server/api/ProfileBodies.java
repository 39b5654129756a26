package dev.mindinsight.server.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.mindinsight.profiler.Operator;
import dev.mindinsight.profiler.PeakFlops;
import dev.mindinsight.profiler.StepTimes;
import dev.mindinsight.server.query.Contents;
import dev.mindinsight.server.query.ProfileView;
import dev.mindinsight.summary.content.StepProfile;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What answers about profiles are made of. Times are microseconds; three digits are nanoseconds.
 */
final class ProfileBodies {

  /** Ranks of a run that one process writes. */
  private static final List<Integer> ONE_RANK = List.of(0);

  private ProfileBodies() {}

  private static double micros(long nanos) {
    return nanos / 1e3;
  }

  static @Nullable List<FaultBody> faults(List<Contents.Fault> faults) {
    return FaultBody.of(new Contents<>(List.of(), faults));
  }

  record Profiles(
      List<Profile> profiles, @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String next) {}

  record Profile(
      String id,
      String run,
      String producer,
      List<Long> steps,
      List<Integer> ranks,
      long events,
      double durationMicros,
      List<FaultBody> faults) {

    static Profile of(ProfileView view) {
      List<FaultBody> faults = ProfileBodies.faults(view.faults());
      return new Profile(
          view.run(),
          view.run(),
          view.producer(),
          view.steps(),
          ONE_RANK,
          view.events(),
          micros(view.durationNanos()),
          faults == null ? List.of() : faults);
    }
  }

  record Operators(
      List<Group> operators,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<FaultBody> faults,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String next) {}

  record Group(
      String key,
      long calls,
      double totalMicros,
      double selfMicros,
      double share,
      long flops,
      String node) {

    static Group of(Operator operator) {
      return new Group(
          operator.key(),
          operator.calls(),
          micros(operator.totalNanos()),
          micros(operator.selfNanos()),
          operator.share(),
          operator.flops(),
          operator.node());
    }
  }

  record Steps(
      List<Step> steps,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<FaultBody> faults,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String next) {}

  /** A producer on one processor copies to no device and speaks to no other rank: those are 0. */
  record Step(
      long step,
      double totalMicros,
      double kernel,
      double memcpy,
      double memset,
      double communication,
      double runtime,
      double dataLoader,
      double cpu,
      double other) {

    static Step of(StepTimes times) {
      return new Step(
          times.step(),
          micros(times.totalNanos()),
          micros(times.kernelNanos()),
          0,
          0,
          0,
          0,
          micros(times.dataLoaderNanos()),
          0,
          micros(times.otherNanos()));
    }
  }

  record Peak(double flopsPerSecond, @Nullable String node) {

    static Peak of(PeakFlops peak) {
      return new Peak(peak.perSecond(), peak.node());
    }
  }

  record Timeline(long step, double start, double totalMicros, List<Lane> lanes) {

    static Timeline of(long step, StepProfile profile) {
      List<Lane> lanes =
          dev.mindinsight.profiler.Timeline.of(profile).lanes().stream()
              .map(lane ->
                  new Lane(
                      lane.name(),
                      lane.slices().stream().map(slice -> Slice.of(slice, profile)).toList()))
              .toList();
      return new Timeline(step, profile.startSeconds(), micros(profile.durationNanos()), lanes);
    }
  }

  record Lane(String name, List<Slice> slices) {}

  record Slice(
      @Nullable String node,
      @Nullable String op,
      double startMicros,
      double durationMicros,
      long bytes,
      long flops) {

    static Slice of(dev.mindinsight.profiler.Timeline.Slice slice, StepProfile profile) {
      StepProfile.Node node = slice.node() < 0 ? null : profile.nodes().get(slice.node());
      return new Slice(
          node == null ? null : node.name(),
          node == null ? null : node.op(),
          micros(slice.startNanos()),
          micros(slice.durationNanos()),
          node == null ? 0 : node.bytes(),
          node == null ? 0 : node.flops());
    }
  }
}
