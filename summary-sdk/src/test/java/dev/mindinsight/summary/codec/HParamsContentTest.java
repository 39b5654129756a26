package dev.mindinsight.summary.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mindinsight.summary.Kind;
import dev.mindinsight.summary.content.ContentException;
import dev.mindinsight.summary.content.Lineage;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HParamsContentTest {

  private static Lineage read(Proto data) throws ContentException {
    Proto plugin = new Proto().text(1, "hparams").message(2, data);
    return Proto.decode(
        Proto.event(9, new Proto().message(1, plugin)), Kind.HPARAMS, Lineage.class);
  }

  private static Proto entry(String name, Proto value) {
    return new Proto().text(1, name).message(2, value);
  }

  @Test
  void theValuesOfASessionAreKeptListsAndStructsAsJson() throws ContentException {
    Proto list =
        new Proto()
            .message(1, new Proto().float64(2, 1.5))
            .message(1, new Proto().text(3, "a\"<"))
            .message(1, new Proto().varint(1, 0));
    Proto struct = new Proto().message(1, entry("k", new Proto().varint(4, 1)));
    Proto start =
        new Proto()
            .message(1, entry("lr", new Proto().float64(2, 0.1)))
            .message(1, entry("flag", new Proto().varint(4, 0)))
            .message(1, entry("name", new Proto().text(3, "adam")))
            .message(1, entry("none", new Proto().varint(1, 0)))
            .message(1, entry("list", new Proto().message(6, list)))
            .message(1, entry("struct", new Proto().message(5, struct)));
    assertThat(read(new Proto().message(3, start)).hparams())
        .isEqualTo(
            Map.of(
                "lr",
                0.1,
                "flag",
                false,
                "name",
                "adam",
                "none",
                "",
                "list",
                "[1.5,\"a\\\"<\",null]",
                "struct",
                "{\"k\":true}"));
  }

  @Test
  void otherRecordsOfThePluginSayNothing() throws ContentException {
    assertThat(read(new Proto().message(2, new Proto()))).isEqualTo(Lineage.NONE);
    assertThat(read(new Proto().message(4, new Proto().varint(1, 1)))).isEqualTo(Lineage.NONE);
  }

  @Test
  void aValueWithoutRecordIsMalformed() {
    assertThatThrownBy(() -> read(new Proto()))
        .hasMessage("Malformed hparams: got no record of the plugin");
    assertThatThrownBy(
            () -> ContentDecoder.decode(Proto.event(8, Proto.tensor(1)), 0, Kind.HPARAMS))
        .hasMessage("Malformed hparams: got a value without metadata");
  }
}
