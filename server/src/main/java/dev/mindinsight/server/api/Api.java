package dev.mindinsight.server.api;

import dev.mindinsight.server.live.DebugPort;
import dev.mindinsight.server.query.ContentQueries;
import dev.mindinsight.server.query.GraphQueries;
import dev.mindinsight.server.query.LineageQueries;
import dev.mindinsight.server.query.LiveQueries;
import dev.mindinsight.server.query.LogDirectoryState;
import dev.mindinsight.server.query.ProfileQueries;
import dev.mindinsight.server.query.RunQueries;
import dev.mindinsight.server.query.SeriesQueries;
import dev.mindinsight.server.query.ValueQueries;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.springframework.http.server.reactive.HttpHandler;

/** The API version 1: its routes, and the handler of them all. */
public final class Api implements AutoCloseable {

  private final EventHandler events;
  private final List<Route> routes;

  /**
   * An API on queries.
   *
   * @param runs asked by {@code /runs}, {@code /tags}, {@code /ledger} and {@code /health}
   * @param series asked by {@code /series}
   * @param live asked by {@code /events}
   * @param values asked for what is no scalar
   * @param contents asked for what such values hold
   * @param lineage asked by {@code /lineage}
   * @param graphs asked for graphs and their layouts
   * @param profiles asked where the time of runs went
   * @param logDirectories told by {@code /logdirs} and {@code /health}
   * @param debugPort told by {@code /health}; its jobs are asked by {@code /debug}
   * @param clock the server's clock, told by {@code /health}
   */
  public Api(
      RunQueries runs,
      SeriesQueries series,
      LiveQueries live,
      ValueQueries values,
      ContentQueries contents,
      LineageQueries lineage,
      GraphQueries graphs,
      ProfileQueries profiles,
      LogDirectoryState logDirectories,
      DebugPort debugPort,
      InstantSource clock) {
    RunHandlers lists = new RunHandlers(runs);
    SeriesHandlers columns = new SeriesHandlers(series);
    ContentBudget budget = new ContentBudget(Limits.CONTENT_HELD_BYTES_MAX);
    ValueLists valueLists = new ValueLists(values, contents, budget);
    GraphHandlers graphHandlers = new GraphHandlers(graphs);
    MediaHandlers media = new MediaHandlers(valueLists);
    TensorHandlers tensors = new TensorHandlers(valueLists, values, contents, budget);
    ProfileHandlers profileHandlers = new ProfileHandlers(profiles);
    this.events = new EventHandler(live, debugPort.jobs(), new JobBodies(runs));
    List<Route> all =
        new ArrayList<>(
            List.of(
                Route.get(
                    "/v1/health",
                    new HealthHandler(
                            runs,
                            live.storeId(),
                            live::storeFault,
                            logDirectories,
                            debugPort,
                            clock)
                        ::health),
                Route.get("/v1/logdirs", new LogDirectoryHandler(logDirectories)::list),
                Route.get("/v1/runs", lists::runs),
                Route.get("/v1/tags", lists::tags),
                Route.get("/v1/series", columns::one),
                Route.post("/v1/series", columns::several),
                Route.get("/v1/histograms", new HistogramHandlers(valueLists)::histograms),
                Route.get("/v1/images", media::images),
                Route.get("/v1/audio", media::audio),
                Route.get("/v1/tensors", tensors::tensors),
                Route.get("/v1/tensor", tensors::tensor),
                Route.get(ContentUrl.PATH, new ContentHandlers(values, contents, budget)::content),
                Route.get("/v1/texts", new TextHandlers(valueLists)::texts),
                Route.get("/v1/lineage", new LineageHandlers(lineage)::lineage),
                Route.get("/v1/graphs", graphHandlers::graphs),
                Route.get("/v1/graph", graphHandlers::graph),
                Route.get("/v1/graph/layout", graphHandlers::layout),
                Route.get("/v1/graph/node", graphHandlers::node),
                Route.get("/v1/graph/search", graphHandlers::search),
                Route.get(ProfileHandlers.PATH, profileHandlers::profiles),
                Route.get(ProfileHandlers.ONE + "/operators", profileHandlers::operators),
                Route.get(ProfileHandlers.ONE + "/steps", profileHandlers::steps),
                Route.get(ProfileHandlers.ONE + "/peak", profileHandlers::peak),
                Route.get(ProfileHandlers.ONE + "/timeline", profileHandlers::timeline),
                Route.get("/v1/ledger", lists::ledger),
                Route.get("/v1/events", events::events),
                Route.get("/v1/openapi.json", new OpenApi()::answer)));
    all.addAll(DebugRoutes.of(debugPort.jobs(), runs));
    this.routes = List.copyOf(all);
  }

  List<Route> routes() {
    return routes;
  }

  /**
   * Answers requests whose paths start below {@code /api}.
   *
   * @return the handler
   */
  public HttpHandler handler() {
    return ApiHandler.of(routes);
  }

  /**
   * How many event streams are open.
   *
   * @return 0 when nobody listens
   */
  public int openEventStreams() {
    return events.openStreams();
  }

  /** Ends the event streams; their readers will come back when a server does. */
  @Override
  public void close() {
    events.close();
  }
}
