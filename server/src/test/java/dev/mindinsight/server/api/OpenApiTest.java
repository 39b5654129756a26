package dev.mindinsight.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mindinsight.server.live.DebugPort;
import dev.mindinsight.server.query.ContentQueries;
import dev.mindinsight.server.query.GraphQueries;
import dev.mindinsight.server.query.LineageQueries;
import dev.mindinsight.server.query.LiveQueries;
import dev.mindinsight.server.query.LogDirectoryState;
import dev.mindinsight.server.query.MemoryStore;
import dev.mindinsight.server.query.ProfileQueries;
import dev.mindinsight.server.query.RunQueries;
import dev.mindinsight.server.query.SeriesQueries;
import dev.mindinsight.server.query.ValueQueries;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class OpenApiTest {

  @Test
  void theDocumentHasExactlyTheRoutes() {
    assertThat(documented()).isEqualTo(routed());
  }

  private static Set<String> documented() {
    Set<String> requests = new TreeSet<>();
    ContractSchemas.document()
        .path("paths")
        .forEachEntry((path, methods) ->
            methods.forEachEntry(
                (method, any) -> requests.add(method.toUpperCase(Locale.ROOT) + " " + path)));
    return requests;
  }

  private static Set<String> routed() {
    MemoryStore store = new MemoryStore("s");
    List<String> labels = List.of(MemoryStore.LABEL);
    InstantSource clock = InstantSource.system();
    Set<String> requests = new TreeSet<>();
    RunQueries runs = new RunQueries(store, labels, clock);
    ValueQueries values = new ValueQueries(store, List.of());
    try (ContentQueries contents = new ContentQueries();
        GraphQueries graphs = new GraphQueries(runs, values, contents);
        Api api =
            new Api(
                runs,
                new SeriesQueries(store, labels),
                new LiveQueries(store, labels, clock),
                values,
                contents,
                new LineageQueries(store, labels, values, contents),
                graphs,
                new ProfileQueries(store, labels, values, contents),
                new LogDirectoryState(List.of(), List::of),
                DebugPort.none(),
                clock)) {
      api.routes().forEach(route -> requests.add(route.method() + " " + route.path()));
    }
    return requests;
  }
}
