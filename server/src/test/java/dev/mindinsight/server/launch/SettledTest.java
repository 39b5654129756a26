package dev.mindinsight.server.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SettledTest {

  @Test
  void looksUntilItIsEnough() {
    AtomicInteger looks = new AtomicInteger();

    assertThat(Settled.until(looks::incrementAndGet, seen -> seen == 3)).isEqualTo(3);
    assertThat(looks).hasValue(3);
  }

  @Test
  void givesUpWithWhatWasSeenLast() {
    assertThatThrownBy(() -> Settled.until(() -> "two runs", seen -> false, Duration.ofMillis(1)))
        .isInstanceOf(AssertionError.class)
        .hasMessage("waited PT0.001S in vain; last seen: two runs");
  }
}
