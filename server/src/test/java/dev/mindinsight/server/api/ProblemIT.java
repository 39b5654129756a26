package dev.mindinsight.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.jetty.servlet.JettyServletWebServerFactory;
import org.springframework.boot.web.server.WebServer;
import org.springframework.http.server.reactive.ServletHttpHandlerAdapter;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.JsonNode;

/** What goes wrong in handlers is answered over a socket, and never leaves a request open. */
class ProblemIT {

  private static final List<Route> ROUTES =
      List.of(
          Route.get(
              "/linkage",
              request -> {
                throw new NoClassDefFoundError("secret.Internal");
              }),
          Route.get(
              "/overflow",
              request -> {
                throw new StackOverflowError();
              }),
          Route.get(
              "/broken",
              request -> {
                throw new IllegalStateException("secret of the inside");
              }),
          Route.get("/signal", request -> Mono.error(new IOException("secret of the inside"))),
          Route.get(
              "/elsewhere",
              request ->
                  Mono.fromCallable(
                          () -> {
                            throw new IllegalStateException("secret of another thread");
                          })
                      .subscribeOn(Schedulers.parallel())
                      .then(Answers.json("never"))),
          Route.get("/slow", request -> Mono.error(new TimeoutException())),
          Route.get("/fine", request -> Answers.json("fine")),
          Route.post("/fine", request -> Answers.json("fine")));

  private static WebServer server;

  private final HttpClient client = HttpClient.newHttpClient();

  @BeforeAll
  static void start() {
    JettyServletWebServerFactory jetty = new JettyServletWebServerFactory(0);
    jetty.setAddress(InetAddress.ofLiteral("127.0.0.1"));
    server =
        jetty.getWebServer(context -> {
          var servlet =
              context.addServlet("api", new ServletHttpHandlerAdapter(ApiHandler.of(ROUTES)));
          servlet.setAsyncSupported(true);
          servlet.addMapping("/*");
        });
    server.start();
  }

  @AfterAll
  static void stop() {
    server.stop();
  }

  private HttpResponse<String> send(String method, String path)
      throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.getPort() + path))
            .timeout(Duration.ofSeconds(20))
            .method(method, HttpRequest.BodyPublishers.noBody())
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  @ParameterizedTest
  @CsvSource({
    "/linkage, 500, Internal Server Error",
    "/overflow, 500, Internal Server Error",
    "/broken, 500, Internal Server Error",
    "/signal, 500, Internal Server Error",
    "/elsewhere, 500, Internal Server Error",
    "/slow, 503, Service Unavailable",
    "/nowhere, 404, Not Found",
  })
  void whateverIsThrownIsAProblemWithoutInternals(String path, int status, String title)
      throws IOException, InterruptedException {
    HttpResponse<String> response = send("GET", path);

    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.headers().firstValue("Content-Type")).contains(Problem.MEDIA_TYPE);
    assertThat(response.body()).doesNotContain("secret").doesNotContain("Exception");
    JsonNode problem = Json.MAPPER.readTree(response.body());
    ContractSchemas.require("Problem", problem);
    assertThat(problem.path("status").asInt()).isEqualTo(status);
    assertThat(problem.path("title").asString()).isEqualTo(title);
  }

  @Test
  void aMethodThatIsNotTakenIsAnsweredWithThoseThatAre() throws IOException, InterruptedException {
    HttpResponse<String> response = send("DELETE", "/fine");

    assertThat(response.statusCode()).isEqualTo(405);
    assertThat(response.headers().firstValue("Allow")).contains("GET, POST");
    assertThat(response.body()).contains("/fine takes GET, POST, not DELETE");
    assertThat(send("GET", "/fine").body()).isEqualTo("\"fine\"");
  }
}
