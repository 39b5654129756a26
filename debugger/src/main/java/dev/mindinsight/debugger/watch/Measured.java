package dev.mindinsight.debugger.watch;

import dev.mindinsight.summary.content.TensorStatistics;
import org.jspecify.annotations.Nullable;

/**
 * What conditions are checked against.
 *
 * @param statistics of all elements
 * @param absMean mean of the finite elements without their signs; null where there is none
 */
public record Measured(TensorStatistics statistics, @Nullable Double absMean) {

  /** Whether an element is NaN or infinite. */
  public boolean overflows() {
    return statistics.nan() + statistics.posInf() + statistics.negInf() > 0;
  }
}
