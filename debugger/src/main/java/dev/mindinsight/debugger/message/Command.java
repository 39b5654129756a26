package dev.mindinsight.debugger.message;

import java.util.List;

/**
 * What a server wants of a job. Commands of one stream are numbered from 1 and taken in order; a
 * job that has taken one says so by its number in {@link Report.Position#handled}. A number that
 * was taken before is a repetition and does nothing.
 */
public sealed interface Command {

  /** Look at every node from the next step on; the job goes on running. */
  record Attach() implements Command {}

  /** Forget all watchpoints, go on if paused, and run as if nobody had ever looked. */
  record Detach() implements Command {}

  /** Stop before the next node. */
  record Pause() implements Command {}

  /** Go on until something else stops the job. */
  record Continue() implements Command {}

  /**
   * Run so many nodes and stop before the one after them.
   *
   * @param count at least 1
   */
  record NextNode(int count) implements Command {
    /**
     * Checks the range.
     *
     * @throws IllegalArgumentException if it is not even one node
     */
    public NextNode {
      requireOne(count);
    }
  }

  /**
   * Stop before the first node of a later step.
   *
   * @param count how many steps later, at least 1
   */
  record NextStep(int count) implements Command {
    /**
     * Checks the range.
     *
     * @throws IllegalArgumentException if it is not even one step
     */
    public NextStep {
      requireOne(count);
    }
  }

  /** End the training as an interruption would: files are closed, the run counts as failed. */
  record Terminate() implements Command {}

  /**
   * Record where the time of steps goes, from the next step on. It changes no result, lasts until
   * it is said anew, and needs nobody who is attached.
   *
   * @param everySteps every step whose number is a multiple of this; 0 for none
   */
  record RecordEvery(int everySteps) implements Command {
    /** A record of one step in a million is as good as none. */
    public static final int EVERY_STEPS_MAX = 1_000_000;

    /**
     * Checks the range.
     *
     * @throws IllegalArgumentException if it is negative or above {@link #EVERY_STEPS_MAX}
     */
    public RecordEvery {
      if (everySteps < 0 || everySteps > EVERY_STEPS_MAX) {
        throw new IllegalArgumentException(
            "Malformed command: got a record every %d steps, want 0 to %d"
                .formatted(everySteps, EVERY_STEPS_MAX));
      }
    }
  }

  /** Check this condition after every node that it names, and stop before the node after a hit. */
  record Watch(Watchpoint watchpoint) implements Command {}

  /**
   * Check this one no more.
   *
   * @param watchpoint its id
   */
  record Unwatch(long watchpoint) implements Command {}

  /**
   * Tell a node's tensors with their statistics; only a paused job has any.
   *
   * @param request stands in the answer
   * @param node full name
   */
  record ListTensors(long request, String node) implements Command {}

  /**
   * Tell elements of a tensor, in row-major order: at most {@link ReadTensor#ELEMENTS_MAX}.
   *
   * @param request stands in the answer
   * @param node full name
   * @param slot {@code input:k}, {@code output:k} or {@code parameter}
   * @param slice one range for each dimension
   */
  record ReadTensor(long request, String node, String slot, List<Range> slice) implements Command {
    /** More than a person looks at; what the API allows in one answer. */
    public static final int ELEMENTS_MAX = 100_000;

    /** Keeps a copy. */
    public ReadTensor {
      slice = List.copyOf(slice);
    }
  }

  /**
   * Tell the distribution of a tensor.
   *
   * @param request stands in the answer
   * @param node full name
   * @param slot as above
   */
  record ReadHistogram(long request, String node, String slot) implements Command {}

  /**
   * Part of a dimension, as in NumPy. It must lie within the dimension.
   *
   * @param from first index, at least 0
   * @param to after the last index
   * @param step at least 1
   * @param single whether the dimension goes away, as with an index alone
   */
  record Range(int from, int to, int step, boolean single) {
    /**
     * Checks what can be checked without the tensor.
     *
     * @throws IllegalArgumentException if it goes backwards, or is single and of another length
     */
    public Range {
      if (from < 0 || to < from || step < 1 || (single && to != from + 1L)) {
        throw new IllegalArgumentException(
            "Malformed range: got %d:%d:%d%s, want 0 or more, ascending"
                .formatted(from, to, step, single ? " as an index" : ""));
      }
    }

    /** How many indexes it names. */
    public int count() {
      return (int) ((to - (long) from + step - 1) / step);
    }
  }

  private static void requireOne(int count) {
    if (count < 1) {
      throw new IllegalArgumentException(
          "Malformed command: got a count of " + count + ", want at least 1");
    }
  }
}
