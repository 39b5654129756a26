package dev.mindinsight.e2e.stage;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.LoadState;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The faults of a page are found: otherwise every journey could pass over a broken page. */
@ExtendWith(Stage.class)
class VisitIT {

  private HttpServer server;
  private String body = "";

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
    server.createContext(
        "/",
        exchange -> {
          var html = "<!doctype html><link rel=icon href='data:,'>" + body;
          exchange.getResponseHeaders().add("Content-Type", "text/html");
          exchange.sendResponseHeaders(200, 0);
          try (var out = exchange.getResponseBody()) {
            out.write(html.getBytes(StandardCharsets.UTF_8));
          }
        });
    server.start();
  }

  @AfterEach
  void end() {
    server.stop(0);
  }

  private List<String> faultsOf(Visit stage, String html) {
    body = html;
    try (var visit = new Visit(stage.browser())) {
      visit
          .open(URI.create("http://localhost:" + server.getAddress().getPort() + "/"))
          .waitForLoadState(LoadState.NETWORKIDLE);
      return visit.faults();
    }
  }

  @Test
  void aCalmPageHasNoFault(Visit visit) {
    assertThat(faultsOf(visit, "<p>hello")).isEmpty();
  }

  @Test
  void aConsoleErrorIsAFault(Visit visit) {
    assertThat(faultsOf(visit, "<script>console.error('broken')</script>"))
        .singleElement()
        .asString()
        .startsWith("console: broken");
  }

  @Test
  void anUncaughtExceptionIsAFault(Visit visit) {
    assertThat(faultsOf(visit, "<script>throw new Error('thrown')</script>"))
        .anyMatch(f -> f.contains("thrown"));
  }

  @Test
  void aRequestOffThisMachineIsAFaultAndGoesNowhere(Visit visit) {
    assertThat(faultsOf(visit, "<img src='http://example.org/x.png'>"))
        .anyMatch(f -> f.startsWith("request off this machine: http://example.org/"))
        .anyMatch(f -> f.contains("ERR_NAME_NOT_RESOLVED"));
  }
}
