package dev.mindinsight.server.api;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The schemas of the committed document, to hold every answer of a test against. */
public final class ContractSchemas {

  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final JsonNode DOCUMENT = MAPPER.valueToTree(OpenApi.document());
  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

  private ContractSchemas() {}

  /** Returns the document. */
  public static JsonNode document() {
    return DOCUMENT;
  }

  /** Fails unless a body is what the document says of an answer. */
  public static void requireAnswer(String method, String path, int status, JsonNode body) {
    JsonNode responses = DOCUMENT.path("paths").path(path).path(method.toLowerCase(Locale.ROOT));
    JsonNode schema =
        status < 300
            ? responses.at("/responses/" + status + "/content/application~1json/schema")
            : MAPPER.readTree("{\"$ref\":\"#/components/schemas/Problem\"}");
    if (schema.isMissingNode()) {
      throw new AssertionError("The document says nothing of " + method + " " + path);
    }
    require(schema, body);
  }

  /** Fails unless a body has the named schema. */
  public static void require(String schema, JsonNode body) {
    require(MAPPER.readTree("{\"$ref\":\"#/components/schemas/" + schema + "\"}"), body);
  }

  private static void require(JsonNode schema, JsonNode body) {
    ObjectNode whole = MAPPER.createObjectNode();
    whole.setAll((ObjectNode) schema);
    whole.set("components", DOCUMENT.path("components"));
    Schema compiled = REGISTRY.getSchema(whole);
    var errors = compiled.validate(body);
    if (!errors.isEmpty()) {
      throw new AssertionError("Not as the document says: " + errors);
    }
  }
}
