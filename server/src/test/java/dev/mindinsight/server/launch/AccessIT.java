package dev.mindinsight.server.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mindinsight.server.access.Token;
import dev.mindinsight.server.ingest.LogDirectory;
import dev.mindinsight.server.query.MemoryStore;
import java.io.IOException;
import java.net.HttpCookie;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may ask, over a socket. */
class AccessIT {

  private static final String SECRET = "0123456789abcdef0123";

  private static Server serve(InetAddress host, Token token) {
    MemoryCore.use(new MemoryStore("s"));
    return Server.startOn(
        MemoryCore.class,
        new ServerOptions(
            List.of(new LogDirectory(MemoryStore.LABEL, Path.of("/none"))),
            host,
            List.of("lab.example"),
            0,
            Path.of("/none"),
            token,
            null,
            null),
        HeadlessConfiguration.class);
  }

  private static String raw(Server server, String request) throws IOException {
    try (Socket socket = new Socket(ServerOptions.LOOPBACK, server.port())) {
      String text = request.replace("PORT", Integer.toString(server.port()));
      socket
          .getOutputStream()
          .write((text + "Connection: close\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GET|Host: localhost:PORT|200",
        "GET|Host: 127.0.0.1:1|200",
        "GET|Host: evil.example:PORT|403",
        "GET|Host: localhost:9000;;Origin: http://localhost:9000|200",
        "GET|Host: localhost:9000;;Origin: http://localhost:PORT|403",
        "GET|Host: lab.example:9000;;Origin: http://lab.example:9000|200",
        "GET|Host: lab.example:9000;;Origin: http://evil.example:9000|403",
        "POST|Host: lab.example:9000;;Content-Type: text/plain|415",
        "GET|Host: localhost:PORT;;Origin: http://localhost:PORT|200",
        "GET|Host: localhost:PORT;;Origin: http://evil.example|403",
        "GET|Host: localhost:PORT;;Origin: null|403",
        "POST|Host: localhost:PORT|415",
        "POST|Host: localhost:PORT;;Content-Type: text/plain|415",
        "POST|Host: localhost:PORT;;Content-Type: application/json;charset=utf-8|405",
        "DELETE|Host: localhost:PORT|415",
        "PUT|Host: localhost:PORT;;Content-Type: application/json|405",
      })
  void foreignersAndFormsAreRefused(String method, String headers, int status) throws IOException {
    try (Server server = serve(ServerOptions.LOOPBACK, null)) {
      String answer =
          raw(
              server,
              method + " /api/v1/health HTTP/1.1\r\n" + headers.replace(";;", "\r\n") + "\r\n");

      assertThat(answer).startsWith("HTTP/1.1 " + status + " ");
      if (status != 200) {
        assertThat(answer).contains("Content-Type: application/problem+json");
      }
    }
  }

  @Test
  void withATokenNothingButHealthAndTheLoginIsOpen() {
    try (Server server = serve(ServerOptions.LOOPBACK, Token.of(SECRET))) {
      Client client = new Client(server);

      client.get("/v1/health");
      client.expect(401, "/v1/runs");
      client.expect(401, "/v1/events");
      assertThat(status(client, client.request("/login"))).isEqualTo(200);
      assertThat(status(client, client.request("/login.js"))).isEqualTo(200);
      assertThat(status(client, client.request("/charts"))).isEqualTo(401);
      assertThat(status(client, bearer(client, SECRET))).isEqualTo(200);
      assertThat(status(client, bearer(client, SECRET + "x"))).isEqualTo(401);
    }
  }

  private static HttpRequest.Builder bearer(Client client, String secret) {
    return client.request("/api/v1/runs").header("Authorization", "Bearer " + secret);
  }

  private static int status(Client client, HttpRequest.Builder request) {
    return client.send(request.build()).statusCode();
  }

  @Test
  void aPageLeadsToTheLoginAndTheLoginGivesACookie() {
    try (Server server = serve(ServerOptions.LOOPBACK, Token.of(SECRET))) {
      Client client = new Client(server);

      HttpResponse<String> page =
          client.send(client.request("/charts?runs=a").header("Accept", "text/html").build());
      assertThat(page.statusCode()).isEqualTo(302);
      assertThat(page.headers().firstValue("Location").orElseThrow())
          .endsWith("/login?next=%2Fcharts%3Fruns%3Da");
      assertThat(login(client, "wrong" + SECRET).statusCode()).isEqualTo(403);

      String cookie = login(client, SECRET).headers().firstValue("Set-Cookie").orElseThrow();

      assertThat(cookie).contains("HttpOnly", "SameSite=Strict", "Path=/").doesNotContain(SECRET);
      HttpCookie parsed = HttpCookie.parse(cookie).getFirst();
      assertThat(parsed.getName()).isEqualTo("mindinsight-" + server.port());
      assertThat(status(client, withCookie(client, parsed.getName(), parsed.getValue())))
          .isEqualTo(200);
      assertThat(status(client, withCookie(client, parsed.getName(), SECRET))).isEqualTo(401);
      assertThat(status(client, withCookie(client, "mindinsight-1", parsed.getValue())))
          .isEqualTo(401);
    }
  }

  private static HttpRequest.Builder withCookie(Client client, String name, String value) {
    return client.request("/api/v1/runs").header("Cookie", name + "=" + value);
  }

  private static HttpResponse<String> login(Client client, String secret) {
    return client.send(
        client
            .request("/login")
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString("{\"token\":\"" + secret + "\"}"))
            .build());
  }

  @Test
  void beyondThisMachineATokenIsMadeWhereNoneIsGiven() {
    try (Server server = serve(InetAddress.ofLiteral("0.0.0.0"), null)) {
      Client client = new Client(server);

      client.expect(401, "/v1/runs");
      assertThat(status(client, bearer(client, server.token().orElseThrow().secret())))
          .isEqualTo(200);
    }
    try (Server server = serve(ServerOptions.LOOPBACK, null)) {
      assertThat(server.token()).isEmpty();
    }
  }

  @Test
  void aTakenPortIsNamedBeforeAnythingIsOpened() {
    try (Server server = serve(ServerOptions.LOOPBACK, null)) {
      assertThatThrownBy(() ->
              Server.start(
                  ServerOptions.local(List.of(), server.port(), Path.of("/nowhere/at/all"))))
          .isInstanceOf(PortTakenException.class)
          .hasMessage(
              "Conflict: port %d of 127.0.0.1 is taken by another process"
                  .formatted(server.port()));
    }
  }
}
