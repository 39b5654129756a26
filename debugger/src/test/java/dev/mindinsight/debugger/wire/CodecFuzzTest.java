package dev.mindinsight.debugger.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.mindinsight.debugger.message.Report;
import dev.mindinsight.debugger.wire.CommandCodec.Numbered;

/** Any bytes are a message, which is the same after another trip, or a fault that says so. */
class CodecFuzzTest {

  @FuzzTest(maxDuration = "10s")
  void anyBytesAreAMessageOrAFault(byte[] data) {
    try {
      Report report = ReportCodec.decode(data);
      assertThat(ReportCodec.encode(ReportCodec.decode(ReportCodec.encode(report))))
          .isEqualTo(ReportCodec.encode(report));
    } catch (IllegalArgumentException e) {
      assertThat(e.getMessage()).matches("(?s)(Malformed|Unsupported) .*");
    }
    try {
      Numbered command = CommandCodec.decode(data);
      if (command.command() != null) {
        assertThat(CommandCodec.decode(CommandCodec.encode(command.number(), command.command())))
            .isEqualTo(command);
      }
    } catch (IllegalArgumentException e) {
      assertThat(e.getMessage()).matches("(?s)(Malformed|Unsupported) .*");
    }
  }
}
