package dev.mindinsight.server.launch;

import dev.mindinsight.server.access.AccessFilter;
import dev.mindinsight.server.access.LoginServlet;
import dev.mindinsight.server.access.Token;
import dev.mindinsight.server.api.Api;
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
import jakarta.servlet.DispatcherType;
import java.time.InstantSource;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.springframework.boot.jetty.servlet.JettyServletWebServerFactory;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.http.server.reactive.ServletHttpHandlerAdapter;

/** The servlet context: Jetty, who may ask, and the API. Pages are added by the caller. */
@Configuration(proxyBeanMethods = false)
@Import(WebConfiguration.Debugger.class)
class WebConfiguration {

  /** Room for an event stream of 200 runs and 200 long tags, or one tag of 10,000 characters. */
  static final int REQUEST_HEADER_BYTES_MAX = 256 << 10;

  private final ProfileQueries profiles;
  private final DebugPort debugPort;

  WebConfiguration(ProfileQueries profiles, DebugPort debugPort) {
    this.profiles = profiles;
    this.debugPort = debugPort;
  }

  /** The port that jobs dial. */
  @Configuration(proxyBeanMethods = false)
  static class Debugger {

    @Bean
    DebugPort debugPort(ServerOptions options) {
      Integer port = options.debuggerPort();
      Token token = options.token();
      return port == null
          ? DebugPort.none()
          : DebugPort.open(options.host(), port, token == null ? null : token::matches);
    }
  }

  @Bean
  JettyServletWebServerFactory jetty(ServerOptions options) {
    JettyServletWebServerFactory factory = new JettyServletWebServerFactory(options.port());
    factory.setAddress(options.host());
    factory.addServerCustomizers(server -> {
      for (Connector connector : server.getConnectors()) {
        HttpConfiguration http =
            connector
                .getConnectionFactory(HttpConfiguration.ConnectionFactory.class)
                .getHttpConfiguration();
        http.setRequestHeaderSize(REQUEST_HEADER_BYTES_MAX);
        http.setSendServerVersion(false);
      }
    });
    return factory;
  }

  @Bean
  FilterRegistrationBean<AccessFilter> access(ServerOptions options) {
    FilterRegistrationBean<AccessFilter> filter =
        new FilterRegistrationBean<>(
            new AccessFilter(options.host(), options.knownAs(), options.token()));
    filter.addUrlPatterns("/*");
    filter.setDispatcherTypes(DispatcherType.REQUEST);
    filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
    return filter;
  }

  @Bean
  ServletRegistrationBean<LoginServlet> login(ServerOptions options) {
    return new ServletRegistrationBean<>(
        new LoginServlet(options.token()), LoginServlet.PATH, LoginServlet.SCRIPT_PATH);
  }

  @Bean
  Api api(
      RunQueries runs,
      SeriesQueries series,
      LiveQueries live,
      ValueQueries values,
      ContentQueries contents,
      LineageQueries lineage,
      GraphQueries graphs,
      LogDirectoryState logDirectories) {
    return new Api(
        runs,
        series,
        live,
        values,
        contents,
        lineage,
        graphs,
        profiles,
        logDirectories,
        debugPort,
        InstantSource.system());
  }

  @Bean
  ServletRegistrationBean<ServletHttpHandlerAdapter> apiServlet(Api api) {
    ServletRegistrationBean<ServletHttpHandlerAdapter> servlet =
        new ServletRegistrationBean<>(new ServletHttpHandlerAdapter(api.handler()), "/api/*");
    servlet.setName("api");
    servlet.setAsyncSupported(true);
    servlet.setLoadOnStartup(1);
    return servlet;
  }
}
