package dev.mindinsight.debugger.wire;

import dev.mindinsight.debugger.message.Command;
import dev.mindinsight.debugger.message.Report;
import dev.mindinsight.debugger.message.Watchpoint;
import dev.mindinsight.summary.content.ElementType;
import dev.mindinsight.summary.content.Histogram;
import dev.mindinsight.summary.content.TensorStatistics;
import java.nio.ByteBuffer;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Any message there can be, of every kind in turn. */
final class RandomMessages {
  private static final double[] ODD = {
    0,
    -0.0,
    1,
    Double.NaN,
    Double.POSITIVE_INFINITY,
    Double.NEGATIVE_INFINITY,
    Double.MIN_VALUE,
    Double.MAX_VALUE,
    0.1
  };

  private static final List<ElementType> TYPES = List.copyOf(EnumSet.allOf(ElementType.class));

  private final Random random;
  private int kind;

  RandomMessages(long seed) {
    random = new Random(seed);
  }

  /** No Hello: that is the first of a stream and no other. */
  Report report() {
    return switch (kind++ % 8) {
      case 0 ->
          new Report.Position(
              count(),
              random.nextBoolean(),
              random.nextBoolean(),
              random.nextLong(),
              maybe(this::text));
      case 1 ->
          new Report.Hit(
              random.nextLong(),
              text(),
              text(),
              random.nextLong(),
              list(this::check),
              list(this::text));
      case 2 -> new Report.Tensors(random.nextLong(), list(this::slot));
      case 3 -> elements();
      case 4 -> new Report.Distribution(random.nextLong(), histogram());
      case 5 -> new Report.Recorder(random.nextInt(Integer.MAX_VALUE));
      case 6 -> new Report.Refused(random.nextLong(), text());
      default -> new Report.Dropped(count());
    };
  }

  Report.Hello hello() {
    return new Report.Hello(text(), text(), text());
  }

  Command command() {
    return switch (kind++ % 13) {
      case 0 -> new Command.Attach();
      case 1 -> new Command.Detach();
      case 2 -> new Command.Pause();
      case 3 -> new Command.Continue();
      case 4 -> new Command.NextNode(1 + random.nextInt(Integer.MAX_VALUE));
      case 5 -> new Command.NextStep(1 + random.nextInt(9));
      case 6 -> new Command.Terminate();
      case 7 -> new Command.Watch(watchpoint());
      case 8 -> new Command.Unwatch(random.nextLong());
      case 9 -> new Command.ListTensors(random.nextLong(), text());
      case 10 -> new Command.RecordEvery(random.nextInt(Command.RecordEvery.EVERY_STEPS_MAX + 1));
      case 11 -> new Command.ReadTensor(random.nextLong(), text(), text(), list(this::range));
      default -> new Command.ReadHistogram(random.nextLong(), text(), text());
    };
  }

  private Watchpoint watchpoint() {
    Map<String, Double> parameters = new HashMap<>();
    list(this::text).forEach(name -> parameters.put(name, number()));
    return new Watchpoint(random.nextLong(), text(), parameters, list(this::text));
  }

  private Command.Range range() {
    int from = random.nextInt(Integer.MAX_VALUE - 1);
    return random.nextBoolean()
        ? new Command.Range(from, from + 1, 1, true)
        : new Command.Range(
            from, from + random.nextInt(Integer.MAX_VALUE - from), 1 + random.nextInt(99), false);
  }

  private Report.Check check() {
    return new Report.Check(text(), number(), maybe(this::number), random.nextBoolean());
  }

  private Report.Slot slot() {
    return new Report.Slot(
        text(), text(), type(), shape(), maybe(random::nextLong), maybe(this::statistics));
  }

  private TensorStatistics statistics() {
    return new TensorStatistics(
        count(),
        maybe(this::number),
        maybe(this::number),
        maybe(this::number),
        maybe(this::number),
        maybe(this::number),
        count(),
        count(),
        count(),
        count(),
        count(),
        count());
  }

  private Report elements() {
    ElementType type = type();
    List<Integer> sliced =
        IntStream.range(0, random.nextInt(4)).mapToObj(_ -> random.nextInt(5)).toList();
    byte[] bytes = new byte[type.bytes() * sliced.stream().reduce(1, (a, b) -> a * b)];
    random.nextBytes(bytes);
    return new Report.Elements(random.nextLong(), type, shape(), sliced, ByteBuffer.wrap(bytes));
  }

  private Histogram histogram() {
    double[] left = random.doubles(random.nextInt(6)).toArray();
    double[] right = IntStream.range(0, left.length).mapToDouble(i -> left[i] + i).toArray();
    double[] counts = random.doubles(left.length).toArray();
    return new Histogram(
        left,
        right,
        counts,
        count(),
        count(),
        count(),
        count(),
        maybe(this::number),
        maybe(this::number),
        maybe(this::number));
  }

  private ElementType type() {
    return TYPES.get(random.nextInt(TYPES.size()));
  }

  private List<Integer> shape() {
    return list(() -> random.nextInt(Integer.MAX_VALUE));
  }

  private long count() {
    return random.nextLong() >>> 1;
  }

  private double number() {
    return random.nextBoolean() ? random.nextGaussian() : ODD[random.nextInt(ODD.length)];
  }

  private String text() {
    return list(() ->
            List.of("a", "/", "", "ß", "世", "😀", "\0", "x".repeat(300)).get(random.nextInt(8)))
        .stream()
        .reduce("", String::concat);
  }

  private <T> List<T> list(Supplier<T> of) {
    return Stream.generate(of).limit(random.nextInt(5)).toList();
  }

  private <T> T maybe(Supplier<T> of) {
    return random.nextBoolean() ? of.get() : null;
  }
}
