package dev.mindinsight.server.api;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ContractSchemasTest {

  private static JsonNode json(String text) {
    return JsonMapper.builder().build().readTree(text);
  }

  @Test
  void aFieldThatTheDocumentDoesNotKnowFails() {
    assertThatCode(
            () -> ContractSchemas.requireAnswer("GET", "/v1/runs", 200, json("{\"runs\":[]}")))
        .doesNotThrowAnyException();
    assertThatThrownBy(() ->
            ContractSchemas.requireAnswer("GET", "/v1/runs", 200, json("{\"runs\":[],\"more\":1}")))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("more");
    assertThatThrownBy(() -> ContractSchemas.requireAnswer("GET", "/v1/nothing", 200, json("{}")))
        .hasMessageContaining("says nothing");
  }
}
