package dev.mindinsight.debugger.message;

import dev.mindinsight.summary.content.ElementType;
import dev.mindinsight.summary.content.Histogram;
import dev.mindinsight.summary.content.TensorStatistics;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a job tells a server. */
public sealed interface Report {

  /**
   * The first message of a stream: who dials.
   *
   * @param job of this process, the same after a re-dial
   * @param run the UUID that the run's event file bears
   * @param name what a person calls the run
   */
  record Hello(String job, String run, String name) implements Report {}

  /**
   * Where the job is. Sent after every command, at every stop, and a few times a second while it
   * runs.
   *
   * @param handled number of the last command taken, 0 before the first
   * @param attached whether every node is looked at
   * @param paused whether it waits before {@code node}
   * @param step training step of {@code node}, numbered as in the scalars
   * @param node full name of the node that runs next; null where only the step is known
   */
  record Position(long handled, boolean attached, boolean paused, long step, @Nullable String node)
      implements Report {}

  /**
   * How often the job records where the time of a step goes. Sent after {@link Hello}, and whenever
   * that changes; never by a job that has no recorder.
   *
   * @param everySteps every step whose number is a multiple of this; 0 for none
   */
  record Recorder(int everySteps) implements Report {
    /**
     * Checks the range.
     *
     * @throws IllegalArgumentException if it is negative
     */
    public Recorder {
      if (everySteps < 0) {
        throw new IllegalArgumentException(
            "Malformed recorder: got a record every %d steps, want at least 0"
                .formatted(everySteps));
      }
    }
  }

  /**
   * A condition held, or could not be checked.
   *
   * @param watchpoint its id
   * @param node full name
   * @param slot {@code output:k}, or {@code parameter} for a variable that was given a new value
   * @param step training step
   * @param checks every parameter of the condition with what was found
   * @param errors {@code nan}, {@code inf} or {@code complex} where these kept the condition from
   *     being checked; then no check is a hit
   */
  record Hit(
      long watchpoint, String node, String slot, long step, List<Check> checks, List<String> errors)
      implements Report {
    /** Keeps copies. */
    public Hit {
      checks = List.copyOf(checks);
      errors = List.copyOf(errors);
    }
  }

  /**
   * A parameter of a condition.
   *
   * @param name such as {@code max_gt}
   * @param limit that was set
   * @param actual what the tensor has; null where nothing is finite
   * @param hit whether it is beyond the limit
   */
  record Check(String name, double limit, @Nullable Double actual, boolean hit) {}

  /**
   * The answer to {@link Command.ListTensors}, in the order inputs, outputs.
   *
   * @param request that is answered
   */
  record Tensors(long request, List<Slot> slots) implements Report {
    /** Keeps a copy. */
    public Tensors {
      slots = List.copyOf(slots);
    }
  }

  /**
   * A tensor of a node.
   *
   * @param slot {@code input:k}, {@code output:k}, or {@code parameter} for the value of a variable
   * @param name of the value that lies there: its node, with {@code :k} where it is not the first
   * @param type of its elements
   * @param shape outermost first
   * @param step whose value it holds; null before it was ever computed in this step
   * @param statistics null where there is no value of this step, and for complex numbers
   */
  record Slot(
      String slot,
      String name,
      ElementType type,
      List<Integer> shape,
      @Nullable Long step,
      @Nullable TensorStatistics statistics) {}

  /**
   * The answer to {@link Command.ReadTensor}.
   *
   * @param request that is answered
   * @param type of the elements
   * @param shape of the whole tensor
   * @param sliced shape of what is told
   * @param elements little-endian, row-major, read-only
   */
  record Elements(
      long request,
      ElementType type,
      List<Integer> shape,
      List<Integer> sliced,
      ByteBuffer elements)
      implements Report {
    /**
     * Checks the size.
     *
     * @throws IllegalArgumentException when the elements are not as many as the shape says
     */
    public Elements {
      shape = List.copyOf(shape);
      sliced = List.copyOf(sliced);
      BigInteger want = BigInteger.valueOf(type.bytes());
      for (int extent : sliced) {
        want = want.multiply(BigInteger.valueOf(extent));
      }
      if (!want.equals(BigInteger.valueOf(elements.remaining()))) {
        throw new IllegalArgumentException(
            "Malformed elements: got %d bytes, want %d of type %s for shape %s"
                .formatted(elements.remaining(), want, type.apiName(), sliced));
      }
    }
  }

  /**
   * The answer to {@link Command.ReadHistogram}.
   *
   * @param request that is answered
   */
  record Distribution(long request, Histogram histogram) implements Report {}

  /**
   * A request that could not be met.
   *
   * @param request that is answered; 0 where a command was refused that is no request
   * @param fault fault word first
   */
  record Refused(long request, String fault) implements Report {}

  /**
   * Reports that were left out because the server reads too slowly.
   *
   * @param count of {@link Hit}s and positions, since the last such message
   */
  record Dropped(long count) implements Report {}

  /** The training is over; the stream ends. */
  record Ended() implements Report {}
}
