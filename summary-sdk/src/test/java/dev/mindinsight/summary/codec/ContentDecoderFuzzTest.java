package dev.mindinsight.summary.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.mindinsight.summary.Kind;
import dev.mindinsight.summary.content.Content;
import dev.mindinsight.summary.content.ContentException;
import dev.mindinsight.summary.content.GraphModel;
import dev.mindinsight.summary.content.Histogram;
import dev.mindinsight.summary.content.StepProfile;
import dev.mindinsight.summary.content.Texts;
import java.util.Arrays;

/**
 * Any bytes are content or a fault that says so, for every kind: as the event itself, and as the
 * content of a value in the forms that TensorBoard knows, so that most inputs get past the event.
 */
class ContentDecoderFuzzTest {

  @FuzzTest
  void anyBytesAreContentOrAFault(byte[] data) {
    byte[] rest = data.length == 0 ? data : Arrays.copyOfRange(data, 1, data.length);
    Proto content = new Proto().bytes(8, rest);
    byte[] event =
        switch (data.length == 0 ? 0 : data[0] & 15) {
          case 1 -> Proto.event(4, new Proto().bytes(4, rest));
          case 2 -> value(5, rest);
          case 3 -> Proto.event(6, new Proto().bytes(4, rest));
          case 4 -> value(8, rest);
          case 5 -> Proto.tensorEvent(Proto.tensor(7).append(content));
          case 6 -> new Proto().bytes(4, rest).bytes();
          case 7 -> new Proto().message(8, new Proto().bytes(2, rest)).bytes();
          case 8 -> profile(rest);
          default -> rest;
        };
    for (Kind kind : Kind.values()) {
      check(event, kind);
    }
  }

  private static byte[] value(int field, byte[] content) {
    Proto value = new Proto().text(1, "t").bytes(field, content);
    return new Proto().message(5, new Proto().message(1, value)).bytes();
  }

  /** In a value of our own plugin. */
  private static byte[] profile(byte[] step) {
    Proto mark = new Proto().bytes(6, step);
    Proto plugin = new Proto().text(1, "mindinsight").message(2, mark);
    Proto value = new Proto().text(1, "t").message(9, new Proto().message(1, plugin));
    return new Proto().message(5, new Proto().message(1, value)).bytes();
  }

  private static void check(byte[] event, Kind kind) {
    try {
      Content content = ContentDecoder.decode(event, 0, kind);
      switch (content) {
        case Histogram histogram -> ascending(histogram);
        case Texts texts ->
            assertThat(texts.texts())
                .hasSize(texts.shape().stream().reduce(1, Math::multiplyExact));
        case StepProfile step -> {
          assertThat(step.nodes().size()).isLessThanOrEqualTo(StepProfile.NODES_MAX);
          assertThat(step.otherNanos()).isNotNegative();
        }
        case GraphModel graph -> assertThat(graph.nodes()).doesNotContainNull();
        default -> assertThat(content).isNotNull();
      }
    } catch (ContentException e) {
      assertThat(e.getMessage()).matches("(?s)(Malformed|Truncated|Unsupported) .*");
    }
  }

  private static void ascending(Histogram histogram) {
    double before = -Double.MAX_VALUE;
    for (int i = 0; i < histogram.counts().length; i++) {
      assertThat(histogram.left()[i]).isFinite().isGreaterThanOrEqualTo(before);
      assertThat(histogram.right()[i]).isFinite();
      before = histogram.right()[i];
    }
  }
}
