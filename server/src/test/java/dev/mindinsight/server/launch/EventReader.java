package dev.mindinsight.server.launch;

import dev.mindinsight.server.api.ContractSchemas;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads an event stream as a browser does, and holds each event against the document. */
final class EventReader implements AutoCloseable {

  private static final Map<String, String> SCHEMAS =
      Map.of(
          "hello",
          "Hello",
          "points",
          "PointsEvent",
          "run",
          "Run",
          "ledger",
          "LedgerEvent",
          "job",
          "OneJob",
          "hits",
          "HitsEvent");

  record Event(String name, String id, JsonNode data) {}

  private final InputStream body;
  private final BufferedReader lines;
  private String lastId = "";

  private EventReader(InputStream body) {
    this.body = body;
    this.lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
  }

  static EventReader open(Client client, String lastEventId, String... query) {
    var request = client.request("/api/v1/events" + Client.query(query));
    if (!lastEventId.isEmpty()) {
      request.header("Last-Event-ID", lastEventId);
    }
    try {
      HttpResponse<InputStream> response =
          client.http().send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
      if (response.statusCode() != 200) {
        throw new AssertionError("status " + response.statusCode());
      }
      return new EventReader(response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** The id that a browser would send when it comes back. */
  String lastId() {
    return lastId;
  }

  /** Returns the next event; a comment is an event of the name "comment". */
  Event next() {
    String name = "message";
    String data = "";
    boolean comment = false;
    try {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("event:")) {
          name = line.substring(6);
        } else if (line.startsWith("id:")) {
          lastId = line.substring(3);
        } else if (line.startsWith("data:")) {
          data = line.substring(5);
        } else if (line.startsWith(":")) {
          comment = true;
        } else if (line.isEmpty() && !data.isEmpty()) {
          return event(name, data);
        } else if (line.isEmpty() && comment) {
          return new Event("comment", lastId, null);
        }
      }
      return new Event("end", lastId, null);
    } catch (IOException e) {
      return new Event("end", lastId, null);
    }
  }

  private Event event(String name, String data) {
    JsonNode json = JsonMapper.builder().build().readTree(data);
    if (SCHEMAS.containsKey(name)) {
      ContractSchemas.require(SCHEMAS.get(name), json);
    }
    return new Event(name, lastId, json);
  }

  Event next(Predicate<Event> wanted) {
    Event event = next();
    while (!wanted.test(event)) {
      if (event.name().equals("end")) {
        throw new AssertionError("the stream ended");
      }
      event = next();
    }
    return event;
  }

  Event next(String name) {
    return next(event -> event.name().equals(name));
  }

  @Override
  public void close() {
    try {
      body.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
