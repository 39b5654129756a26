package dev.mindinsight.server.query;

import dev.mindinsight.server.store.StoredAttempt;
import java.util.Arrays;
import java.util.List;

/**
 * What a choice of attempts shows. Attempt k shows its own points, and a point of an older attempt
 * j where its step lies below every branch from j + 1 to k. Points of replaced files are shown only
 * where everything is.
 */
final class AttemptView {

  /** Above every number of an attempt: nothing is cut. */
  private static final int EVERYTHING = Integer.MAX_VALUE;

  private final int shown;

  /** For each attempt from 0 (there is none) to the shown one: below which step it is inherited. */
  private final long[] below;

  private AttemptView(int shown, long[] below) {
    this.shown = shown;
    this.below = below;
  }

  /**
   * A view on a run's attempts.
   *
   * @throws NotThereException if the chosen attempt is not among them
   */
  static AttemptView of(List<StoredAttempt> attempts, AttemptChoice choice) {
    return switch (choice) {
      case AttemptChoice.All() -> new AttemptView(EVERYTHING, new long[0]);
      case AttemptChoice.Newest() -> of(attempts, attempts.get(attempts.size() - 1).number());
      case AttemptChoice.Numbered(int number) -> {
        if (attempts.stream().noneMatch(attempt -> attempt.number() == number)) {
          throw new NotThereException("attempt", Integer.toString(number));
        }
        yield of(attempts, number);
      }
    };
  }

  private static AttemptView of(List<StoredAttempt> attempts, int shown) {
    long[] below = new long[shown + 1];
    Arrays.fill(below, Long.MAX_VALUE);
    for (StoredAttempt attempt : attempts) {
      Long branch = attempt.branchStep();
      if (branch != null && attempt.number() <= shown) {
        for (int older = 0; older < attempt.number(); older++) {
          below[older] = Math.min(below[older], branch);
        }
      }
    }
    return new AttemptView(shown, below);
  }

  /** Whether points stay in the order of the files, because no one line is shown. */
  boolean inFileOrder() {
    return shown == EVERYTHING;
  }

  boolean shows(int attempt, boolean superseded, long step) {
    if (shown == EVERYTHING) {
      return true;
    }
    return !superseded && (attempt == shown || (attempt < shown && step < below[attempt]));
  }
}
