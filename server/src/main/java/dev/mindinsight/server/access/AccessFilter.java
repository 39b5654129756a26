package dev.mindinsight.server.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/**
 * Lets a request pass or answers it with a problem: 403 for a foreign host or origin, 415 for a
 * change that is not JSON (a form of a foreign page can send anything else without asking), 401
 * without the token where one is needed.
 */
public final class AccessFilter extends HttpFilter {

  private static final long serialVersionUID = 1L;

  private static final String BEARER = "Bearer ";
  private static final Set<String> CHANGES = Set.of("POST", "PUT", "PATCH", "DELETE");

  /** A health check and the login itself come before any token. */
  private static final Set<String> OPEN =
      Set.of("/api/v1/health", LoginServlet.PATH, LoginServlet.SCRIPT_PATH);

  private final transient HostNames hosts;
  private final transient @Nullable Token token;

  /**
   * A filter for a server.
   *
   * @param bound the address that the server listens on
   * @param knownAs further names under which browsers reach it
   * @param token what every request must bear, or null where none is needed
   * @throws IllegalArgumentException if a name is none
   */
  public AccessFilter(InetAddress bound, Collection<String> knownAs, @Nullable Token token) {
    this.hosts = HostNames.of(bound, knownAs);
    this.token = token;
  }

  /**
   * Checks a name under which browsers reach a server.
   *
   * @param name of a host, without scheme and port
   * @throws IllegalArgumentException if it is none
   */
  public static void requireHostName(String name) {
    HostNames.checked(name);
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    String host = request.getHeader(HttpHeaders.HOST);
    String origin = request.getHeader(HttpHeaders.ORIGIN);
    if (host == null || !hosts.own(host)) {
      Refusal.write(
          response,
          HttpStatus.FORBIDDEN,
          "Foreign host: this server has another name; start it with --known-as NAME to add one");
    } else if (origin != null && !hosts.ownOrigin(origin, host)) {
      Refusal.write(response, HttpStatus.FORBIDDEN, "Foreign origin: ask from this server's pages");
    } else if (changesWithoutJson(request)) {
      Refusal.write(
          response,
          HttpStatus.UNSUPPORTED_MEDIA_TYPE,
          "Unsupported content type: want application/json");
    } else if (!mayPass(request)) {
      refuseStranger(request, response);
    } else {
      chain.doFilter(request, response);
    }
  }

  /** The pages' own framework guards its posts itself; what is JSON by contract is checked here. */
  private static boolean changesWithoutJson(HttpServletRequest request) {
    String path = request.getRequestURI();
    return CHANGES.contains(request.getMethod())
        && (path.startsWith("/api/") || path.equals(LoginServlet.PATH))
        && !isJson(request.getContentType());
  }

  private static boolean isJson(@Nullable String contentType) {
    if (contentType == null) {
      return false;
    }
    int end = contentType.indexOf(';');
    String type = end < 0 ? contentType : contentType.substring(0, end);
    return type.strip().toLowerCase(Locale.ROOT).equals("application/json");
  }

  private boolean mayPass(HttpServletRequest request) {
    return token == null
        || OPEN.contains(request.getRequestURI())
        || bears(request, token)
        || hasCookie(request, token);
  }

  private static boolean bears(HttpServletRequest request, Token token) {
    String header = request.getHeader(HttpHeaders.AUTHORIZATION);
    return header != null
        && header.startsWith(BEARER)
        && token.matches(header.substring(BEARER.length()).strip());
  }

  private static boolean hasCookie(HttpServletRequest request, Token token) {
    Cookie[] cookies = request.getCookies();
    if (cookies == null) {
      return false;
    }
    String name = LoginServlet.cookieName(request.getLocalPort());
    for (Cookie cookie : cookies) {
      if (cookie.getName().equals(name) && token.matchesCookie(cookie.getValue())) {
        return true;
      }
    }
    return false;
  }

  private static void refuseStranger(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (wantsPage(request)) {
      String query = request.getQueryString();
      String next = request.getRequestURI() + (query == null ? "" : "?" + query);
      response.sendRedirect(
          LoginServlet.PATH + "?next=" + URLEncoder.encode(next, StandardCharsets.UTF_8));
      return;
    }
    response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    Refusal.write(
        response,
        HttpStatus.UNAUTHORIZED,
        "A token is needed: send it as Authorization: Bearer, or open /login#TOKEN in a browser");
  }

  private static boolean wantsPage(HttpServletRequest request) {
    String accept = request.getHeader(HttpHeaders.ACCEPT);
    return request.getMethod().equals("GET")
        && !request.getRequestURI().startsWith("/api/")
        && accept != null
        && accept.contains("text/html");
  }
}
