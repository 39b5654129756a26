package dev.mindinsight.server.launch;

import dev.mindinsight.server.ingest.LogDirectory;
import dev.mindinsight.server.query.LogDirectoryState;
import dev.mindinsight.server.query.MemoryStore;
import dev.mindinsight.server.store.Store;
import java.nio.file.Path;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** A core context on a store in memory that the test fills itself. */
@Configuration(proxyBeanMethods = false)
@Import(CoreConfiguration.Queries.class)
class MemoryCore {

  private static MemoryStore current = new MemoryStore("none");

  @Bean
  Store store() {
    return current;
  }

  @Bean
  LogDirectoryState logDirectoryState() {
    return new LogDirectoryState(
        List.of(new LogDirectoryState.Named(MemoryStore.LABEL, "/none")),
        () -> List.of("Missing log directory: /none"));
  }

  /** Sets the store of the next server. */
  static void use(MemoryStore store) {
    current = store;
  }

  /** Starts a whole server, on a socket, over a store. */
  static Server serve(MemoryStore store) {
    use(store);
    return Server.startOn(
        MemoryCore.class,
        ServerOptions.local(
            List.of(new LogDirectory(MemoryStore.LABEL, Path.of("/none"))), 0, Path.of("/none")),
        HeadlessConfiguration.class);
  }
}
