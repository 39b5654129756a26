package dev.mindinsight.debugger.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mindinsight.debugger.message.Report;
import dev.mindinsight.summary.content.ElementType;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionTest {
  private final TensorMeter meter = new TensorMeter();

  private Measured measured(double... numbers) {
    return meter.measure(ElementType.FLOAT64, MemorySegment.ofArray(numbers));
  }

  private static Condition tooLarge(String parameter, double limit) {
    return Condition.of("tensor_too_large", Map.of(parameter, limit));
  }

  @Test
  void anOverflowIsAnyNanOrInfinity() {
    Condition overflow = Condition.of("tensor_overflow", Map.of());
    assertThat(overflow.check(measured(1, Double.MAX_VALUE)).isTold()).isFalse();
    assertThat(overflow.check(measured()).isTold()).isFalse();
    for (double bad : new double[] {Double.NaN, 1 / 0.0, -1 / 0.0}) {
      assertThat(overflow.check(measured(1, bad)))
          .isEqualTo(new Verdict(true, List.of(), List.of()));
    }
  }

  @ParameterizedTest
  @CsvSource({"abs_mean_gt, 2", "max_gt, 3", "min_gt, -2", "mean_gt, 1"})
  void aTensorIsTooLargeWhenItsFigureIsAboveTheLimit(String parameter, double actual) {
    Measured tensor = measured(-2, 3, 2, 1);
    double below = Math.nextDown(actual);
    assertThat(tooLarge(parameter, actual).check(tensor))
        .isEqualTo(
            new Verdict(
                false, List.of(new Report.Check(parameter, actual, actual, false)), List.of()));
    assertThat(tooLarge(parameter, below).check(tensor))
        .isEqualTo(
            new Verdict(
                true, List.of(new Report.Check(parameter, below, actual, true)), List.of()));
  }

  @Test
  void whereElementsAreNotFiniteNothingIsComparedAndThatIsSaid() {
    assertThat(tooLarge("max_gt", 0).check(measured(5, Double.NaN, -1 / 0.0)))
        .isEqualTo(
            new Verdict(
                false, List.of(new Report.Check("max_gt", 0, 5.0, false)), List.of("nan", "inf")));
    assertThat(tooLarge("max_gt", 0).check(measured(Double.NaN)).checks())
        .containsExactly(new Report.Check("max_gt", 0, null, false));
  }

  @Test
  void anEmptyTensorIsNotTooLarge() {
    assertThat(tooLarge("min_gt", -1).check(measured()).isTold()).isFalse();
  }

  /** What is out of reach by its magnitude must not be a hit when it is measured. */
  @ParameterizedTest
  @ValueSource(strings = {"abs_mean_gt", "max_gt", "min_gt", "mean_gt"})
  void whatIsOutOfReachIsNoHit(String parameter) {
    Random random = new Random(3);
    int spared = 0;
    for (int round = 0; round < 3_000; round++) {
      float[] numbers = new float[random.nextInt(40)];
      float equal = (float) random.nextGaussian();
      for (int i = 0; i < numbers.length; i++) {
        numbers[i] = round % 3 == 0 ? equal : (float) random.nextGaussian();
      }
      MemorySegment elements = MemorySegment.ofArray(numbers);
      double magnitude = meter.magnitude(ElementType.FLOAT32, elements);
      double limit = round % 2 == 0 ? magnitude : Math.abs(random.nextGaussian());
      Condition condition = tooLarge(parameter, limit);
      if (condition.isOutOfReach(magnitude)) {
        spared++;
        assertThat(condition.check(meter.measure(ElementType.FLOAT32, elements)).isTold())
            .isFalse();
      }
    }
    assertThat(spared).isGreaterThan(1_000);
  }

  @Test
  void theMagnitudeIsTheGreatestWithoutItsSign() {
    float[] floats = new float[5_000];
    Arrays.fill(floats, -0.0f);
    floats[4_321] = -7.5f;
    assertThat(magnitude(floats)).isEqualTo(7.5);
    floats[4_999] = Float.NEGATIVE_INFINITY;
    assertThat(magnitude(floats)).isInfinite();
    floats[0] = Float.NaN;
    assertThat(magnitude(floats)).isNaN();
    assertThat(magnitude()).isZero();
    assertThat(meter.magnitude(ElementType.FLOAT64, MemorySegment.ofArray(new double[] {1, -3})))
        .isEqualTo(3);
    assertThat(meter.magnitude(ElementType.INT32, MemorySegment.ofArray(new int[1]))).isInfinite();
  }

  private double magnitude(float... numbers) {
    return meter.magnitude(ElementType.FLOAT32, MemorySegment.ofArray(numbers));
  }

  @Test
  void integersAreMeasuredAndComplexNumbersAreNot() {
    assertThat(
            meter
                .measure(ElementType.INT32, MemorySegment.ofArray(new int[] {-4, 8}))
                .statistics()
                .mean())
        .isEqualTo(2);
    assertThat(meter.measure(ElementType.COMPLEX64, MemorySegment.ofArray(new float[2]))).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "tensor_overflow, max_gt, 1, Malformed parameter max_gt: tensor_overflow takes none",
    "tensor_too_large, max_lt, 1, 'Malformed parameter max_lt: tensor_too_large has abs_mean_gt, max_gt, min_gt and mean_gt'",
    "tensor_too_large, max_gt, NaN, 'Malformed parameter max_gt: got NaN, want a finite number'",
    "tensor_too_large, mean_gt, Infinity, 'Malformed parameter mean_gt: got Infinity, want a finite number'",
    "tensor_too_large, abs_mean_gt, -0.5, 'Malformed parameter abs_mean_gt: got -0.5, want a finite number of 0 or more'",
    "tensor_too_sweet, max_gt, 1, 'Unsupported condition: got ''tensor_too_sweet'', want tensor_overflow or tensor_too_large'"
  })
  void aBadParameterIsNamed(String condition, String parameter, double limit, String fault) {
    assertThatThrownBy(() -> Condition.of(condition, Map.of(parameter, limit)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(fault);
  }

  @Test
  void exactlyOneParameterIsWanted() {
    assertThatThrownBy(() -> Condition.of("tensor_too_large", Map.of()))
        .hasMessageStartingWith("Malformed parameters: got none");
    assertThatThrownBy(() -> Condition.of("tensor_too_large", Map.of("max_gt", 1.0, "min_gt", 1.0)))
        .hasMessageMatching("Malformed parameter m.._gt: beside m.._gt, want exactly one");
  }
}
