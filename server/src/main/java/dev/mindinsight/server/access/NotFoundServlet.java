package dev.mindinsight.server.access;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;

/** Answers every path with a problem: this server has no pages. */
public final class NotFoundServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  /** Makes the servlet. */
  public NotFoundServlet() {}

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Refusal.write(
        response, HttpStatus.NOT_FOUND, "Not found: this server has no pages, only /api/v1");
  }
}
