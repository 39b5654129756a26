package dev.mindinsight.debugger.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mindinsight.debugger.message.Command;
import dev.mindinsight.debugger.message.Report;
import dev.mindinsight.debugger.wire.CommandCodec.Numbered;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CodecTest {

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void everyMessageComesBackAsItWas(long seed) {
    RandomMessages random = new RandomMessages(seed);
    for (int i = 0; i < 500; i++) {
      Report report = random.report();
      assertThat(ReportCodec.decode(ReportCodec.encode(report)))
          .usingRecursiveComparison()
          .withEqualsForType(Double::equals, Double.class)
          .isEqualTo(report);
      Command command = random.command();
      assertThat(CommandCodec.decode(CommandCodec.encode(i + 1, command)))
          .isEqualTo(new Numbered(i + 1, command));
    }
    Report hello = random.hello();
    assertThat(ReportCodec.decode(ReportCodec.encode(hello))).isEqualTo(hello);
    assertThat(ReportCodec.decode(ReportCodec.encode(new Report.Ended())))
        .isEqualTo(new Report.Ended());
    assertThat(CommandCodec.decode(CommandCodec.welcome())).isEqualTo(new Numbered(0, null));
  }

  private static DebugMessages.Report.Builder report() {
    return DebugMessages.Report.newBuilder();
  }

  static Stream<DebugMessages.Report> badReports() {
    DebugMessages.Elements.Builder tooFew =
        DebugMessages.Elements.newBuilder().setType("float32").addSliced(3);
    DebugMessages.Elements.Builder huge = DebugMessages.Elements.newBuilder().setType("float32");
    for (int i = 0; i < 9; i++) {
      huge.addSliced(Integer.MAX_VALUE);
    }
    DebugMessages.Elements.Builder deep = DebugMessages.Elements.newBuilder().setType("float32");
    for (int i = 0; i <= TensorCodec.RANK_MAX; i++) {
      deep.addShape(1);
    }
    return Stream.of(
        report().build(),
        report().setDropped(-1).build(),
        report().setRecorder(-1).build(),
        report().setElements(tooFew).build(),
        report().setElements(huge).build(),
        report().setElements(deep).build(),
        report().setElements(tooFew.clone().setType("float99")).build(),
        report()
            .setElements(DebugMessages.Elements.newBuilder().setType("int8").addShape(-1))
            .build(),
        report().setPosition(DebugMessages.Position.newBuilder().setHandled(-1)).build(),
        report().setDistribution(DebugMessages.Distribution.newBuilder().addLeft(1)).build(),
        report()
            .setDistribution(
                DebugMessages.Distribution.newBuilder().addLeft(1).addRight(0).addCounts(1))
            .build());
  }

  @ParameterizedTest
  @MethodSource("badReports")
  void whatIsNoReportIsAFault(DebugMessages.Report bad) {
    assertThatThrownBy(() -> ReportCodec.decode(bad.toByteArray()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageMatching("(Malformed|Unsupported) (?s).*");
  }

  static Stream<DebugMessages.Command> badCommands() {
    DebugMessages.Nothing nothing = DebugMessages.Nothing.getDefaultInstance();
    return Stream.of(
        DebugMessages.Command.newBuilder().setNumber(1).build(),
        DebugMessages.Command.newBuilder().setAttach(nothing).build(),
        DebugMessages.Command.newBuilder().setNumber(-1).setWelcome(nothing).build(),
        DebugMessages.Command.newBuilder().setNumber(1).setNextNode(0).build(),
        DebugMessages.Command.newBuilder().setNumber(1).setNextStep(-4).build(),
        DebugMessages.Command.newBuilder().setNumber(1).setRecord(-1).build(),
        DebugMessages.Command.newBuilder().setNumber(1).setRecord(1_000_001).build(),
        slice(3, 2, 1, false),
        slice(-1, 2, 1, false),
        slice(0, 2, 0, false),
        slice(0, 2, 1, true));
  }

  private static DebugMessages.Command slice(int from, int to, int step, boolean single) {
    DebugMessages.Range.Builder range =
        DebugMessages.Range.newBuilder().setFrom(from).setTo(to).setStep(step).setSingle(single);
    return DebugMessages.Command.newBuilder()
        .setNumber(1)
        .setReadTensor(DebugMessages.ReadTensor.newBuilder().addSlice(range))
        .build();
  }

  @ParameterizedTest
  @MethodSource("badCommands")
  void whatIsNoCommandIsAFault(DebugMessages.Command bad) {
    assertThatThrownBy(() -> CommandCodec.decode(bad.toByteArray()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageMatching("(Malformed|Unsupported) (?s).*");
  }

  @Test
  void aCutMessageIsAFault() {
    byte[] bytes = ReportCodec.encode(new Report.Hello("j", "r", "n"));
    assertThatThrownBy(() -> ReportCodec.decode(Arrays.copyOf(bytes, bytes.length - 1)))
        .hasMessageStartingWith("Malformed report: ");
  }
}
