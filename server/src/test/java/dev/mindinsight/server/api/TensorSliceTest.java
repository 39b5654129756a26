package dev.mindinsight.server.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mindinsight.summary.content.ElementType;
import dev.mindinsight.summary.content.TensorContent;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TensorSliceTest {

  private static final List<Integer> SHAPE = List.of(2, 3, 4);

  /** Element number i is i. */
  private static TensorContent counting() {
    byte[] elements = new byte[24];
    for (int i = 0; i < elements.length; i++) {
      elements[i] = (byte) i;
    }
    return new TensorContent(ElementType.UINT8, SHAPE, elements);
  }

  private static JsonNode json(String slice) {
    return JsonMapper.shared().readTree(TensorSlice.of(SHAPE, slice).json(counting()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[0,:,1:3]       | [0,0:3,1:3]   | 1 2 5 6 9 10",
        "[1]             | [1,0:3,0:4]   | 12 13 14 15 16 17 18 19 20 21 22 23",
        "[ -1 , -2 , -1] | [1,1,3]       | 19",
        "[:,1,:1]        | [0:2,1,0:1]   | 4 16",
        "[1,2,-2:]       | [1,2,2:4]     | 22 23",
        "[0,0,2:99]      | [0,0,2:4]     | 2 3",
        "[0,0,3:1]       | [0,0,3:3]     | ''",
        "[0,0,-99:1]     | [0,0,0:1]     | 0"
      })
  void aSliceIsWhatNumPyTakes(String slice, String understood, String values) {
    JsonNode json = json(slice);

    List<String> got = new ArrayList<>();
    json.path("values").forEach(value -> got.add(value.asString()));
    assertThat(String.join(" ", got)).isEqualTo(values);
    assertThat(json.path("slice").asString()).isEqualTo(understood);
    assertThat(json.path("shape").toString()).isEqualTo("[2,3,4]");
    assertThat(json.path("dtype").asString()).isEqualTo("uint8");
  }

  @Test
  void withoutASliceTheWholeTensorIsTaken() {
    assertThat(TensorSlice.of(SHAPE, null).count()).isEqualTo(24);
    assertThat(TensorSlice.of(SHAPE, "[]").count()).isEqualTo(24);
    assertThat(TensorSlice.of(List.of(), null).count()).isEqualTo(1);
    assertThat(TensorSlice.of(List.of(1 << 30, 1 << 30, 1 << 30, 0), null).count()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[",
        "0",
        "[2]",
        "[-3]",
        "[0,0,0,0]",
        "[a]",
        "[0:1:1]",
        "[1,]",
        "[99999999999]"
      })
  void whatIsNoSliceOfTheTensorIsRefused(String slice) {
    assertThatThrownBy(() -> TensorSlice.of(SHAPE, slice))
        .hasMessage(
            "Malformed parameter 'slice': want a slice such as [0,:,1:5] within shape [2, 3, 4],"
                + " got '"
                + slice
                + "'");
  }
}
