package dev.mindinsight.server.launch;

import dev.mindinsight.server.ingest.Ingest;
import dev.mindinsight.server.ingest.LogDirectory;
import dev.mindinsight.server.query.ContentQueries;
import dev.mindinsight.server.query.GraphQueries;
import dev.mindinsight.server.query.LineageQueries;
import dev.mindinsight.server.query.LiveQueries;
import dev.mindinsight.server.query.LogDirectoryState;
import dev.mindinsight.server.query.ProfileQueries;
import dev.mindinsight.server.query.RunQueries;
import dev.mindinsight.server.query.SeriesQueries;
import dev.mindinsight.server.query.ValueQueries;
import dev.mindinsight.server.store.H2Store;
import dev.mindinsight.server.store.Store;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The core context: store, ingest and queries. It knows nothing of HTTP. */
@Configuration(proxyBeanMethods = false)
@Import(CoreConfiguration.Queries.class)
class CoreConfiguration {

  @Bean
  Store store(ServerOptions options) {
    return H2Store.open(ServerOptions.storeOf(options.workspace()), options.forgetAfter());
  }

  @Bean
  Ingest ingest(Store store, ServerOptions options) {
    return Ingest.start(store.writer(), options.logDirectories());
  }

  @Bean
  LogDirectoryState logDirectoryState(Store store, Ingest ingest, ServerOptions options) {
    return new LogDirectoryState(
        options.logDirectories().stream()
            .map(d -> new LogDirectoryState.Named(d.label(), d.path().toString()))
            .toList(),
        () -> Stream.concat(store.fault().stream(), ingest.faults().stream()).toList());
  }

  /** The queries, on whatever store there is. */
  @Configuration(proxyBeanMethods = false)
  static class Queries {

    @Bean
    RunQueries runQueries(Store store, ServerOptions options) {
      return new RunQueries(store, labels(options), InstantSource.system());
    }

    @Bean
    SeriesQueries seriesQueries(Store store, ServerOptions options) {
      return new SeriesQueries(store, labels(options));
    }

    @Bean
    ValueQueries valueQueries(Store store, LogDirectoryState directories) {
      return new ValueQueries(store, directories.directories());
    }

    @Bean
    ContentQueries contentQueries() {
      return new ContentQueries();
    }

    @Bean
    LineageQueries lineageQueries(
        Store store, ServerOptions options, ValueQueries values, ContentQueries contents) {
      return new LineageQueries(store, labels(options), values, contents);
    }

    @Bean
    GraphQueries graphQueries(RunQueries runs, ValueQueries values, ContentQueries contents) {
      return new GraphQueries(runs, values, contents);
    }

    @Bean
    ProfileQueries profileQueries(
        Store store, ServerOptions options, ValueQueries values, ContentQueries contents) {
      return new ProfileQueries(store, labels(options), values, contents);
    }

    @Bean
    LiveQueries liveQueries(Store store, ServerOptions options) {
      return new LiveQueries(store, labels(options), InstantSource.system());
    }

    private static List<String> labels(ServerOptions options) {
      return options.logDirectories().stream().map(LogDirectory::label).toList();
    }
  }
}
