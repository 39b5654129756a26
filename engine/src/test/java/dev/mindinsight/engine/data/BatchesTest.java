package dev.mindinsight.engine.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BatchesTest {
  private static final int SIDE = 4;
  private static final int EXAMPLES = 10;

  /** Image {@code i} has one pixel of brightness {@code i + 1} at row 1, column 2. */
  private static Dataset data() throws IOException {
    byte[] pixels = new byte[EXAMPLES * SIDE * SIDE];
    byte[] labels = new byte[EXAMPLES];
    for (int i = 0; i < EXAMPLES; i++) {
      pixels[i * SIDE * SIDE + SIDE + 2] = (byte) (i + 1);
      labels[i] = (byte) i;
    }
    return new Dataset(
        "test",
        new IdxArray("tiny", List.of(EXAMPLES, SIDE, SIDE), pixels),
        new IdxArray("tiny", List.of(EXAMPLES), labels));
  }

  private static List<Integer> labels(BatchSource source, int batches) {
    List<Integer> labels = new ArrayList<>();
    for (int i = 0; i < batches; i++) {
      for (int label : source.next().labels()) {
        labels.add(label);
      }
    }
    return labels;
  }

  @Test
  void anEpochIsAPermutationAndTheNextAnother() throws IOException {
    TrainingBatches batches = new TrainingBatches(data(), 5, 0, 1);
    List<Integer> first = labels(batches, 2);
    List<Integer> second = labels(batches, 2);
    assertThat(first).containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5, 6, 7, 8, 9).isNotEqualTo(second);
    assertThat(second).containsExactlyInAnyOrderElementsOf(first);
  }

  @Test
  void whatNoWholeBatchTakesSitsOutTheEpoch() throws IOException {
    TrainingBatches batches = new TrainingBatches(data(), 4, 0, 1);
    assertThat(TrainingBatches.perEpoch(data(), 4)).isEqualTo(2);
    assertThat(labels(batches, 2)).hasSize(8).doesNotHaveDuplicates();
    assertThat(labels(batches, 2)).hasSize(8).doesNotHaveDuplicates();
  }

  @Test
  void theSeedDecidesTheOrder() throws IOException {
    List<Integer> one = labels(new TrainingBatches(data(), 5, 2, 1), 4);
    assertThat(labels(new TrainingBatches(data(), 5, 2, 1), 4)).isEqualTo(one);
    assertThat(labels(new TrainingBatches(data(), 5, 2, 2), 4)).isNotEqualTo(one);
  }

  @Test
  void prefetchingChangesNothing() throws IOException {
    try (BatchSource plain = new TrainingBatches(data(), 3, 2, 9);
        BatchSource ahead = new Prefetch(new TrainingBatches(data(), 3, 2, 9))) {
      for (int i = 0; i < 50; i++) {
        Batch want = plain.next();
        Batch got = ahead.next();
        assertThat(got.pixels()).isEqualTo(want.pixels());
        assertThat(got.labels()).isEqualTo(want.labels());
        assertThat(got.examples()).isEqualTo(3);
      }
    }
  }

  @Test
  void aBatchLargerThanTheDataIsRefused() throws IOException {
    Dataset data = data();
    assertThatThrownBy(() -> new TrainingBatches(data, 11, 0, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Conflict: got a batch of 11, want 1 to 10, the number of examples");
  }

  @Test
  void evaluationSeesEveryExampleOnceAndCountsNoFiller() throws IOException {
    EvaluationBatches batches = new EvaluationBatches(data(), 4);
    List<Integer> seen = new ArrayList<>();
    while (batches.hasNext()) {
      Batch batch = batches.next();
      assertThat(batch.labels()).hasSize(4);
      for (int i = 0; i < batch.examples(); i++) {
        seen.add(batch.labels()[i]);
      }
    }
    assertThat(seen).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
  }

  @Test
  void pixelsAreNormalizedAndShiftsMoveThemWithinTheImage() throws IOException {
    ImageFiller filler = new ImageFiller(data());
    Batch batch = filler.newBatch(1);
    float background = (float) ((0 - 0.1307) / 0.3081);
    filler.fill(batch, 0, 6, 2, -1);
    for (int i = 0; i < SIDE * SIDE; i++) {
      // Row 1 + 2, column 2 - 1.
      double want = i == 3 * SIDE + 1 ? (7 / 255.0 - 0.1307) / 0.3081 : background;
      assertThat((double) batch.pixels()[i]).isCloseTo(want, within(1e-6));
    }
    filler.fill(batch, 0, 6, -2, 0);
    assertThat(batch.pixels()).as("moved out of the image").containsOnly(background);
  }

  @Test
  void shiftsReachTheirLimitAndNoFurther() throws IOException {
    TrainingBatches batches = new TrainingBatches(data(), 5, 1, 3);
    Set<Integer> places = new HashSet<>();
    for (int i = 0; i < 60; i++) {
      float[] pixels = batches.next().pixels();
      for (int p = 0; p < SIDE * SIDE; p++) {
        if (pixels[p] > -0.424f) {
          places.add(p);
        }
      }
    }
    assertThat(places).containsExactlyInAnyOrder(1, 2, 3, 5, 6, 7, 9, 10, 11);
  }
}
