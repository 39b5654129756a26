package dev.mindinsight.debugger.wire;

import dev.mindinsight.debugger.message.Report;
import dev.mindinsight.summary.content.ElementType;
import dev.mindinsight.summary.content.Histogram;
import dev.mindinsight.summary.content.TensorStatistics;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is told of tensors: slots, statistics and histograms. */
final class TensorCodec {
  /** NumPy's limit; no producer has more. */
  static final int RANK_MAX = 64;

  private static final Map<String, ElementType> TYPES =
      Arrays.stream(ElementType.values())
          .collect(Collectors.toMap(ElementType::apiName, Function.identity()));

  private TensorCodec() {}

  static DebugMessages.Tensors tensors(Report.Tensors tensors) {
    DebugMessages.Tensors.Builder out =
        DebugMessages.Tensors.newBuilder().setRequest(tensors.request());
    tensors.slots().forEach(slot -> out.addSlots(slot(slot)));
    return out.build();
  }

  private static DebugMessages.Slot slot(Report.Slot slot) {
    DebugMessages.Slot.Builder out =
        DebugMessages.Slot.newBuilder()
            .setSlot(slot.slot())
            .setName(slot.name())
            .setType(slot.type().apiName())
            .addAllShape(slot.shape());
    if (slot.step() != null) {
      out.setStep(slot.step());
    }
    if (slot.statistics() != null) {
      out.setStatistics(statistics(slot.statistics()));
    }
    return out.build();
  }

  private static DebugMessages.Statistics statistics(TensorStatistics of) {
    DebugMessages.Statistics.Builder out =
        DebugMessages.Statistics.newBuilder()
            .setCount(of.count())
            .setNan(of.nan())
            .setPositiveInfinite(of.posInf())
            .setNegativeInfinite(of.negInf())
            .setZero(of.zero())
            .setNegative(of.negative())
            .setPositive(of.positive());
    put(of.min(), out::setMin);
    put(of.max(), out::setMax);
    put(of.mean(), out::setMean);
    put(of.std(), out::setStd);
    put(of.l2(), out::setL2);
    return out.build();
  }

  private static void put(@Nullable Double number, Consumer<Double> setter) {
    if (number != null) {
      setter.accept(number);
    }
  }

  static DebugMessages.Distribution distribution(Report.Distribution report) {
    Histogram of = report.histogram();
    DebugMessages.Distribution.Builder out =
        DebugMessages.Distribution.newBuilder()
            .setRequest(report.request())
            .setCount(of.count())
            .setNan(of.nan())
            .setPositiveInfinite(of.positiveInfinite())
            .setNegativeInfinite(of.negativeInfinite());
    for (int i = 0; i < of.counts().length; i++) {
      out.addLeft(of.left()[i]).addRight(of.right()[i]).addCounts(of.counts()[i]);
    }
    put(of.min(), out::setMin);
    put(of.max(), out::setMax);
    put(of.sum(), out::setSum);
    return out.build();
  }

  static Report tensors(DebugMessages.Tensors in) {
    return new Report.Tensors(
        in.getRequest(), in.getSlotsList().stream().map(TensorCodec::slot).toList());
  }

  private static Report.Slot slot(DebugMessages.Slot in) {
    return new Report.Slot(
        in.getSlot(),
        in.getName(),
        type(in.getType()),
        shape(in.getShapeList()),
        in.hasStep() ? in.getStep() : null,
        in.hasStatistics() ? statistics(in.getStatistics()) : null);
  }

  private static TensorStatistics statistics(DebugMessages.Statistics in) {
    return new TensorStatistics(
        count("count", in.getCount()),
        in.hasMin() ? in.getMin() : null,
        in.hasMax() ? in.getMax() : null,
        in.hasMean() ? in.getMean() : null,
        in.hasStd() ? in.getStd() : null,
        in.hasL2() ? in.getL2() : null,
        count("nan", in.getNan()),
        count("positive_infinite", in.getPositiveInfinite()),
        count("negative_infinite", in.getNegativeInfinite()),
        count("zero", in.getZero()),
        count("negative", in.getNegative()),
        count("positive", in.getPositive()));
  }

  static Report distribution(DebugMessages.Distribution in) {
    Histogram histogram =
        new Histogram(
            numbers(in.getLeftList()),
            numbers(in.getRightList()),
            numbers(in.getCountsList()),
            count("count", in.getCount()),
            count("nan", in.getNan()),
            count("positive_infinite", in.getPositiveInfinite()),
            count("negative_infinite", in.getNegativeInfinite()),
            in.hasMin() ? in.getMin() : null,
            in.hasMax() ? in.getMax() : null,
            in.hasSum() ? in.getSum() : null);
    return new Report.Distribution(in.getRequest(), histogram);
  }

  private static double[] numbers(List<Double> list) {
    return list.stream().mapToDouble(Double::doubleValue).toArray();
  }

  static ElementType type(String name) {
    ElementType type = TYPES.get(name);
    if (type == null) {
      throw new IllegalArgumentException(
          "Unsupported type: got '%s', want one such as float32".formatted(name));
    }
    return type;
  }

  static List<Integer> shape(List<Integer> extents) {
    if (extents.size() > RANK_MAX || extents.stream().anyMatch(extent -> extent < 0)) {
      throw new IllegalArgumentException(
          "Malformed shape: want at most %d dimensions of 0 or more".formatted(RANK_MAX));
    }
    return List.copyOf(extents);
  }

  static long count(String name, long number) {
    if (number < 0) {
      throw new IllegalArgumentException(
          "Malformed report: got %d for %s, want 0 or more".formatted(number, name));
    }
    return number;
  }
}
