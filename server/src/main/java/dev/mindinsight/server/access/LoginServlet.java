package dev.mindinsight.server.access;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The login page. The token stands behind the {@code #} of its address, so that it reaches no log
 * and no referrer; the page's script posts it, and gets a cookie that no script can read.
 */
public final class LoginServlet extends HttpServlet {

  /** Where the page is, and where it posts to. */
  public static final String PATH = "/login";

  /** Where its script is. */
  public static final String SCRIPT_PATH = "/login.js";

  private static final long serialVersionUID = 1L;

  /** A token and some white space around it; more is not read. */
  private static final int BODY_BYTES_MAX = 4_096;

  private static final String POLICY =
      "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'unsafe-inline';"
          + " frame-ancestors 'none'";

  private final transient @Nullable Token token;

  /**
   * A login page.
   *
   * @param token what it asks for, or null where every visitor may pass
   */
  public LoginServlet(@Nullable Token token) {
    this.token = token;
  }

  /**
   * The cookie of one server of many on a machine: cookies do not tell ports apart by themselves.
   */
  static String cookieName(int port) {
    return "mindinsight-" + port;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    boolean script = request.getRequestURI().equals(SCRIPT_PATH);
    response.setContentType(script ? "text/javascript;charset=utf-8" : "text/html;charset=utf-8");
    response.setHeader("Content-Security-Policy", POLICY);
    response.setHeader("Referrer-Policy", "no-referrer");
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    try (InputStream file =
        Objects.requireNonNull(
            LoginServlet.class.getResourceAsStream(script ? "login.js" : "login.html"))) {
      file.transferTo(response.getOutputStream());
    }
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String guess = guess(request.getInputStream().readNBytes(BODY_BYTES_MAX));
    if (guess == null) {
      Refusal.write(
          response, HttpStatus.BAD_REQUEST, "Malformed body: want {\"token\":\"…\"} as JSON");
    } else if (token != null && !token.matches(guess)) {
      Refusal.write(response, HttpStatus.FORBIDDEN, "Wrong token");
    } else {
      if (token != null) {
        response.addHeader(HttpHeaders.SET_COOKIE, cookie(request.getLocalPort(), token));
      }
      response.setStatus(HttpStatus.NO_CONTENT.value());
    }
  }

  private static @Nullable String guess(byte[] body) {
    try {
      JsonNode node =
          JsonMapper.shared().readTree(new String(body, StandardCharsets.UTF_8)).path("token");
      return node.isString() ? node.stringValue() : null;
    } catch (JacksonException e) {
      return null;
    }
  }

  private static String cookie(int port, Token token) {
    return ResponseCookie.from(cookieName(port), token.cookieValue())
        .path("/")
        .httpOnly(true)
        .sameSite("Strict")
        .build()
        .toString();
  }
}
