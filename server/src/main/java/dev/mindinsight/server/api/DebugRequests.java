package dev.mindinsight.server.api;

import dev.mindinsight.debugger.message.Command;
import dev.mindinsight.debugger.session.Control;
import dev.mindinsight.debugger.session.Session;
import dev.mindinsight.debugger.watch.Condition;
import dev.mindinsight.debugger.watch.NodePatterns;
import dev.mindinsight.server.live.Jobs;
import dev.mindinsight.server.live.LiveJob;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.server.ServerRequest;
import tools.jackson.databind.JsonNode;

/** Reads what a request wants of a job, out of its path and body. */
final class DebugRequests {

  private static final String CLIENT = "client";

  /** Who asks without saying so. */
  private static final String CLIENT_DEFAULT = "api";

  private DebugRequests() {}

  static LiveJob job(Jobs jobs, ServerRequest request) {
    String id = request.pathVariable("id");
    return jobs.job(id).orElseThrow(() -> ProblemException.notFound("job", id));
  }

  /** What attach wants. */
  record Attachment(String client, int leaseSeconds, boolean take) {

    static Attachment of(byte[] body) {
      JsonNode json = object(body, Set.of("lease", CLIENT, "take"));
      int lease =
          JsonBody.integer(
              json, "lease", Session.LEASE_SECONDS_DEFAULT, 1, Session.LEASE_SECONDS_MAX);
      return new Attachment(who(json), lease, JsonBody.flag(json, "take"));
    }
  }

  /** Who detaches; null for anyone. */
  static @Nullable String detaching(byte[] body) {
    JsonNode json = object(body, Set.of(CLIENT));
    return json.has(CLIENT) ? who(json) : null;
  }

  /** What control wants. */
  record Move(String client, Control control) {

    static Move of(byte[] body) {
      JsonNode json = object(body, Set.of("action", "count", CLIENT));
      return new Move(who(json), control(json, JsonBody.required(json, "action")));
    }

    private static Control control(JsonNode json, String action) {
      int count = JsonBody.integer(json, "count", 1, 1, Limits.NODES_AT_ONCE_MAX);
      boolean counts = action.equals("nextNode") || action.equals("nextStep");
      if (json.has("count") && !counts) {
        throw ProblemException.malformed(
            "count", "none beside this action", Integer.toString(count));
      }
      return switch (action) {
        case "pause" -> new Control.Pause();
        case "continue" -> new Control.Continue();
        case "nextNode" -> new Control.NextNode(count);
        case "nextStep" -> new Control.NextStep(count);
        case "terminate" -> new Control.Terminate();
        default ->
            throw ProblemException.malformed(
                "action", "pause, continue, nextNode, nextStep or terminate", Shown.quoted(action));
      };
    }
  }

  /** How often steps are to be recorded. */
  record Recording(String client, int everySteps) {

    private static final String EVERY_STEPS = "everySteps";

    static Recording of(byte[] body) {
      JsonNode json = object(body, Set.of(EVERY_STEPS, CLIENT));
      String wanted = JsonBody.required(json, EVERY_STEPS);
      return new Recording(
          who(json), Numbers.integer(EVERY_STEPS, wanted, 0, Command.RecordEvery.EVERY_STEPS_MAX));
    }
  }

  /** A watchpoint to be set. */
  record Watch(
      String client, String condition, Map<String, Double> parameters, List<String> nodes) {

    static Watch of(byte[] body) {
      JsonNode json = object(body, Set.of("condition", "parameters", "nodes", CLIENT));
      Watch watch =
          new Watch(
              who(json),
              JsonBody.required(json, "condition"),
              parameters(json.path("parameters")),
              nodes(json.path("nodes")));
      try {
        Condition.of(watch.condition(), watch.parameters());
        NodePatterns.of(watch.nodes());
      } catch (IllegalArgumentException e) {
        throw ProblemException.of(HttpStatus.BAD_REQUEST, String.valueOf(e.getMessage()));
      }
      return watch;
    }

    private static Map<String, Double> parameters(JsonNode json) {
      Map<String, Double> parameters = new LinkedHashMap<>();
      if (json.isMissingNode() || json.isNull()) {
        return parameters;
      }
      if (!json.isObject()) {
        throw ProblemException.malformed("parameters", "an object", json.getNodeType().toString());
      }
      json.forEachEntry((name, value) -> {
        if (!value.isNumber()) {
          throw ProblemException.malformed(name, "a number", value.getNodeType().toString());
        }
        parameters.put(name, value.asDouble());
      });
      return parameters;
    }

    private static List<String> nodes(JsonNode json) {
      if (!json.isArray() || json.isEmpty()) {
        throw ProblemException.malformed(
            "nodes", "a list of patterns", json.isArray() ? "none" : json.getNodeType().toString());
      }
      List<String> nodes = new ArrayList<>();
      long chars = 0;
      for (JsonNode node : json) {
        if (!node.isString()) {
          throw ProblemException.malformed("nodes", "texts", node.getNodeType().toString());
        }
        nodes.add(node.asString());
        chars += node.asString().length();
      }
      if (chars > Limits.PATTERN_CHARS_MAX) {
        throw ProblemException.overLimit(
            "characters of the patterns of a watchpoint", Limits.PATTERN_CHARS_MAX, chars);
      }
      return nodes;
    }
  }

  private static JsonNode object(byte[] body, Set<String> fields) {
    JsonNode json = body.length == 0 ? Json.MAPPER.createObjectNode() : JsonBody.parse(body);
    JsonBody.requireFields(json, "the body", fields);
    return json;
  }

  private static String who(JsonNode json) {
    String client = JsonBody.text(json, CLIENT);
    return client == null ? CLIENT_DEFAULT : requireClient(client);
  }

  /** Who asks; shown to others. */
  static String requireClient(String client) {
    if (client.isBlank()
        || client.length() > Limits.CLIENT_CHARS_MAX
        || client.chars().anyMatch(Character::isISOControl)) {
      throw ProblemException.malformed(
          CLIENT,
          "1 to %d printable characters".formatted(Limits.CLIENT_CHARS_MAX),
          Shown.quoted(client));
    }
    return client;
  }
}
