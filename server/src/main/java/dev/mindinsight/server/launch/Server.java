package dev.mindinsight.server.launch;

import dev.mindinsight.server.access.Token;
import dev.mindinsight.server.api.Api;
import dev.mindinsight.server.live.DebugPort;
import dev.mindinsight.server.store.StoreException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * A running server: ingest, store and API in this process, on one port. Safe from any thread.
 *
 * <p>There is no component scan and no automatic configuration here: what a server consists of
 * stands in the configuration classes of this package and in those that the caller adds.
 */
public final class Server implements AutoCloseable {

  private final ServerOptions options;
  private final ServletWebServerApplicationContext web;

  private Server(ServerOptions options, ServletWebServerApplicationContext web) {
    this.options = options;
    this.web = web;
  }

  /**
   * Starts a server. When this returns it answers requests; it goes on reading the log directories
   * until it is closed.
   *
   * @param options how
   * @param webConfigurations Spring configuration classes to be added to the servlet context, such
   *     as pages; without any, all that is not the API is not found
   * @return the running server
   * @throws PortTakenException if another process listens on the port
   * @throws StoreException if the store does not open; {@link StoreException.Damaged} if its file
   *     is damaged
   */
  public static Server start(ServerOptions options, Class<?>... webConfigurations) {
    return startOn(
        CoreConfiguration.class,
        options,
        webConfigurations.length == 0
            ? new Class<?>[] {HeadlessConfiguration.class}
            : webConfigurations);
  }

  static Server startOn(Class<?> core, ServerOptions options, Class<?>... pages) {
    ServerOptions secured = options.secured();
    requireFree(secured);
    ConfigurableApplicationContext parent = open(core, secured);
    try {
      SpringApplicationBuilder web =
          quiet(new SpringApplicationBuilder(WebConfiguration.class))
              .sources(pages)
              // Where the pages bring Boot's auto-configuration, that would set its own limit.
              .properties(
                  "server.max-http-request-header-size="
                      + WebConfiguration.REQUEST_HEADER_BYTES_MAX
                      + "B")
              .parent(parent)
              .web(WebApplicationType.SERVLET);
      return new Server(secured, (ServletWebServerApplicationContext) web.run());
    } catch (RuntimeException e) {
      parent.close();
      throw portTaken(secured, e);
    }
  }

  /** Opens the store and begins to read. */
  private static ConfigurableApplicationContext open(Class<?> core, ServerOptions options) {
    try {
      return context(core, options).run();
    } catch (RuntimeException e) {
      throw cause(e, StoreException.class).<RuntimeException>map(store -> store).orElse(e);
    }
  }

  /** Finds a taken port before the store is opened and its log directories are read. */
  private static void requireFree(ServerOptions options) {
    if (options.port() == 0) {
      return;
    }
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(options.host(), options.port()));
    } catch (BindException e) {
      throw new PortTakenException(options.host(), options.port(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static RuntimeException portTaken(ServerOptions options, RuntimeException error) {
    return cause(error, PortInUseException.class)
        .<RuntimeException>map(e -> new PortTakenException(options.host(), options.port(), e))
        .orElse(error);
  }

  /** The outermost cause of a kind: Spring wraps what a part of a context throws. */
  private static <T extends Throwable> Optional<T> cause(Throwable error, Class<T> kind) {
    return Stream.iterate(error, cause -> cause != null, Throwable::getCause)
        .filter(kind::isInstance)
        .map(kind::cast)
        .findFirst();
  }

  private static SpringApplicationBuilder context(Class<?> configuration, ServerOptions options) {
    return quiet(new SpringApplicationBuilder(configuration))
        .web(WebApplicationType.NONE)
        .initializers(
            context -> context.getBeanFactory().registerSingleton("serverOptions", options));
  }

  private static SpringApplicationBuilder quiet(SpringApplicationBuilder builder) {
    return builder.bannerMode(Banner.Mode.OFF).logStartupInfo(false).registerShutdownHook(false);
  }

  /**
   * The port that the server listens on.
   *
   * @return the port, never 0
   */
  public int port() {
    return Objects.requireNonNull(web.getWebServer(), "stopped").getPort();
  }

  /**
   * The token that every request must bear.
   *
   * @return the token of the options or the one that was made; empty where none is needed
   */
  public Optional<Token> token() {
    @Nullable Token token = options.token();
    return Optional.ofNullable(token);
  }

  /**
   * The port that jobs dial to be debugged.
   *
   * @return empty where none was asked for, or the one that was is taken
   */
  public Optional<Integer> debuggerPort() {
    return Optional.ofNullable(web.getBean(DebugPort.class).port());
  }

  /**
   * Why the debug port that was asked for is not open.
   *
   * @return begins with a fault word; empty if nothing is wrong
   */
  public Optional<String> debuggerFault() {
    return Optional.ofNullable(web.getBean(DebugPort.class).fault());
  }

  /** How many event streams are open. */
  int openEventStreams() {
    return web.getBean(Api.class).openEventStreams();
  }

  /**
   * Ends the event streams, answers what was asked, commits what was read, and closes the store.
   */
  @Override
  public void close() {
    if (!web.isActive()) {
      return;
    }
    ConfigurableApplicationContext core = (ConfigurableApplicationContext) web.getParent();
    web.getBean(Api.class).close();
    web.close();
    if (core != null) {
      core.close();
    }
  }
}
