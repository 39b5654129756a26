package dev.mindinsight.server.api;

import dev.mindinsight.server.graph.GraphHierarchy;
import dev.mindinsight.server.graph.GraphItem;
import dev.mindinsight.server.graph.GraphScopes;
import dev.mindinsight.server.graph.GraphSearch;
import dev.mindinsight.server.query.GraphQueries;
import dev.mindinsight.summary.content.GraphModel;
import java.util.AbstractList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Answers {@code /graphs} and {@code /graph}, and what a page needs beyond them. */
final class GraphHandlers {

  private final GraphQueries queries;

  GraphHandlers(GraphQueries queries) {
    this.queries = queries;
  }

  Mono<ServerResponse> graphs(ServerRequest request) {
    Parameters parameters = Parameters.of(request, "run");
    return Answers.timely(queries.graphs(parameters.required("run")))
        .map(all -> new GraphBodies.Graphs(all.stream().map(GraphBodies.Graph::of).toList()))
        .flatMap(Answers::json);
  }

  Mono<ServerResponse> graph(ServerRequest request) {
    Parameters parameters = Parameters.of(request, "run", "tag", "scope", Page.LIMIT, Page.CURSOR);
    return answer(parameters, graph -> nodes(graph, parameters));
  }

  private <T> Mono<ServerResponse> answer(Parameters parameters, Function<GraphHierarchy, T> look) {
    String run = parameters.required("run");
    String tag = parameters.required("tag");
    return Answers.timely(queries.look(run, tag, graph -> Json.bytes(look.apply(graph))))
        .flatMap(Answers::jsonBytes);
  }

  private static GraphBodies.Nodes nodes(GraphHierarchy graph, Parameters parameters) {
    GraphScopes scopes = new GraphScopes(graph);
    String scope = parameters.optional("scope");
    int number = scope == null ? -1 : scope(graph, scope);
    int count = scope == null ? graph.nodes() : scopes.childrenOf(number);
    Page<Integer> page = Page.of(new Numbered(count), parameters, Integer::toString);
    int from = page.items().isEmpty() ? 0 : page.items().getFirst();
    int to = from + page.items().size();
    List<GraphItem> items =
        scope == null ? scopes.nodes(from, to) : scopes.children(number, from, to);
    requireChars(items);
    return new GraphBodies.Nodes(
        items.stream().map(GraphBodies.Node::of).toList(),
        graph.notes().isEmpty() ? null : graph.notes(),
        page.next());
  }

  /** The numbers below a count as a list that takes no room. */
  private static final class Numbered extends AbstractList<Integer> {

    private final int count;

    Numbered(int count) {
      this.count = count;
    }

    @Override
    public Integer get(int index) {
      return index;
    }

    @Override
    public int size() {
      return count;
    }
  }

  private static int scope(GraphHierarchy graph, String name) {
    int scope = graph.scope(name);
    if (scope < 0) {
      throw ProblemException.notFound("scope", name);
    }
    return scope;
  }

  private static void requireChars(List<GraphItem> items) {
    long chars = items.stream().mapToLong(GraphHandlers::chars).sum();
    if (chars > Limits.GRAPH_CHARS_MAX) {
      throw ProblemException.overLimit(
          "characters of the nodes of one answer", Limits.GRAPH_CHARS_MAX, chars);
    }
  }

  private static long chars(GraphItem item) {
    long chars = (long) item.name().length() + item.op().length() + item.scope().length();
    for (GraphItem.Link link : item.inputs()) {
      chars += link.node().length();
    }
    GraphModel.Node node = item.node();
    if (node != null) {
      chars += node.attributes().toString().length();
      for (GraphModel.SourceLine line : node.source()) {
        chars += line.file().length() + line.code().length();
      }
    }
    return chars;
  }

  Mono<ServerResponse> layout(ServerRequest request) {
    Parameters parameters = Parameters.of(request, "run", "tag", "open");
    return Answers.timely(
            queries.layout(
                parameters.required("run"), parameters.required("tag"), open(parameters)))
        .map(GraphBodies.Layout::of)
        .flatMap(Answers::json);
  }

  /** No parameter wants a first view, an empty one nothing open. */
  private static @Nullable Set<String> open(Parameters parameters) {
    List<String> named = parameters.all("open", Limits.OPEN_SCOPES_MAX);
    if (named.isEmpty()) {
      return null;
    }
    Set<String> open = new TreeSet<>(named);
    open.remove("");
    return open;
  }

  Mono<ServerResponse> node(ServerRequest request) {
    Parameters parameters = Parameters.of(request, "run", "tag", "name", "scope");
    return answer(parameters, graph -> one(graph, item(graph, parameters)));
  }

  /** A node by its name, or a scope by its; the number is as {@link GraphScopes#one} has it. */
  private static int item(GraphHierarchy graph, Parameters parameters) {
    String scope = parameters.optional("scope");
    if (scope != null && !scope.isEmpty()) {
      return -1 - scope(graph, scope);
    }
    String name = parameters.required("name");
    int node = graph.node(name);
    if (node < 0) {
      throw ProblemException.notFound("node", name);
    }
    return node;
  }

  private static GraphBodies.OneNode one(GraphHierarchy graph, int item) {
    GraphScopes scopes = new GraphScopes(graph);
    GraphItem found = scopes.one(item);
    requireChars(List.of(found));
    List<GraphItem.Link> consumers = scopes.consumers(item);
    return new GraphBodies.OneNode(
        GraphBodies.Node.of(found),
        consumers.stream().limit(Limits.CONSUMERS_MAX).map(GraphBodies.Link::of).toList(),
        consumers.size());
  }

  Mono<ServerResponse> search(ServerRequest request) {
    Parameters parameters = Parameters.of(request, "run", "tag", "text", Page.LIMIT);
    int most = parameters.integer(Page.LIMIT, Limits.MATCHES_DEFAULT, 1, Limits.MATCHES_MAX);
    String text = parameters.required("text");
    return answer(parameters, graph -> found(GraphSearch.of(graph, text, most)));
  }

  private static GraphBodies.Found found(GraphSearch search) {
    return new GraphBodies.Found(
        search.total(),
        search.items().stream()
            .map(item -> new GraphBodies.Match(item.name(), item.op(), item.scope()))
            .toList());
  }
}
