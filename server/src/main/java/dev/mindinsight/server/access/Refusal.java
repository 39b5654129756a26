package dev.mindinsight.server.access;

import dev.mindinsight.server.api.Problem;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;

/** Writes a problem as the answer of a servlet. */
final class Refusal {

  private Refusal() {}

  static void write(HttpServletResponse response, HttpStatus status, String detail)
      throws IOException {
    response.setStatus(status.value());
    response.setContentType(Problem.MEDIA_TYPE);
    response.getOutputStream().write(Problem.of(status, detail).json());
  }
}
