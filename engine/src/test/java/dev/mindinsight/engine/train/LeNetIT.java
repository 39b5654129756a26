package dev.mindinsight.engine.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mindinsight.engine.data.Mnist;
import dev.mindinsight.engine.model.Preset;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The preset as it is shipped, on the images that are shipped. */
class LeNetIT {
  @Test
  void tenEpochsTellAtLeast975OfAThousandTestImagesRight() throws IOException {
    List<EpochMetrics> epochs = new ArrayList<>();
    TrainingListener listener =
        new TrainingListener() {
          @Override
          public void epochEnded(EpochMetrics metrics) {
            epochs.add(metrics);
          }
        };
    long start = System.nanoTime();
    try (Trainer trainer =
        new Trainer(new TrainingOptions(Preset.LENET, 10, 1, true), Mnist.shipped())) {
      assertThat(trainer.train(List.of(listener))).isTrue();
    }
    EpochMetrics last = epochs.getLast();
    System.out.printf(
        "LeNet: test accuracy %.4f after 10 epochs in %d s, %,.0f samples/s in the last%n",
        last.testAccuracy(),
        Duration.ofNanos(System.nanoTime() - start).toSeconds(),
        last.samplesPerSecond());
    assertThat(epochs).hasSize(10);
    assertThat(last.step()).isEqualTo(3_120);
    assertThat(last.testAccuracy()).isGreaterThanOrEqualTo(0.975);
  }
}
