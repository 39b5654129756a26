package dev.mindinsight.server.query;

import dev.mindinsight.server.store.RunGrowth;
import dev.mindinsight.server.store.StoredRun;
import java.util.Locale;

/**
 * How a run is doing, as far as its records tell.
 *
 * <p>What it said of its end counts first. A run that said nothing is silent since it was last seen
 * to grow, or, where nobody was looking, since the wall time of its newest record. When a file was
 * changed tells nothing by itself: a copy, a checkout or an unpacked archive is new, and the
 * training that it tells of is not.
 */
public enum RunStatus {
  /** It grew, or wrote its newest record, less than an hour ago, and is in its rhythm. */
  RUNNING,
  /** It said that it ended, or has been silent for over an hour. */
  FINISHED,
  /** It grew while it was watched, and has been silent for much longer than its rhythm. */
  STALLED,
  /** It said that it failed. */
  FAILED;

  /** Silence after which nobody waits any more. */
  private static final long OVER_MILLIS = 3_600_000;

  /** Silence that no run is blamed for: a long epoch, a checkpoint. */
  private static final long PATIENCE_MILLIS = 60_000;

  /** So many of a run's usual gaps are a silence. */
  private static final long GAPS = 10;

  static RunStatus of(StoredRun run, long nowMillis) {
    return switch (run.end()) {
      case FINISHED -> FINISHED;
      case FAILED -> FAILED;
      case NONE -> bySilence(run.growth(), nowMillis);
    };
  }

  private static RunStatus bySilence(RunGrowth growth, long nowMillis) {
    long silence = nowMillis - growth.lastMillis();
    if (silence > OVER_MILLIS) {
      return FINISHED;
    }
    long patience = Math.max(PATIENCE_MILLIS, GAPS * growth.medianGapMillis());
    return growth.watched() && silence > patience ? STALLED : RUNNING;
  }

  /**
   * The name in the API.
   *
   * @return lower case, such as {@code running}
   */
  public String apiName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
