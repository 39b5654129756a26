package dev.mindinsight.server.api;

import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpRange;
import org.springframework.web.reactive.function.server.ServerRequest;

/**
 * Which bytes of a body are wanted. Source: RFC 9110 §13 and §14. A header that is malformed, or
 * names several ranges, is answered with the whole body, as it allows.
 *
 * @param first the first byte
 * @param last the last byte, included; below {@code first} where nothing is there
 * @param length of the whole body
 * @param whole whether the whole body is wanted
 */
record ByteRange(long first, long last, long length, boolean whole) {

  /**
   * The range that a request wants.
   *
   * @param etag of the body; a range asked for another body ({@code If-Range}) is none
   * @param length of the body in bytes
   */
  static ByteRange of(ServerRequest request, String etag, long length) {
    ByteRange whole = new ByteRange(0, length - 1, length, true);
    List<String> wanted = request.headers().header(HttpHeaders.RANGE);
    List<String> condition = request.headers().header(HttpHeaders.IF_RANGE);
    if (wanted.size() != 1 || !(condition.isEmpty() || condition.equals(List.of(etag)))) {
      return whole;
    }
    try {
      List<HttpRange> ranges = HttpRange.parseRanges(wanted.getFirst().toLowerCase(Locale.ROOT));
      return ranges.size() == 1 ? of(ranges.getFirst(), length) : whole;
    } catch (IllegalArgumentException malformed) {
      return whole;
    }
  }

  private static ByteRange of(HttpRange range, long length) {
    long first = range.getRangeStart(length);
    return new ByteRange(first, range.getRangeEnd(length), length, false);
  }

  /** Whether the wanted bytes are there; the whole of an empty body is. */
  boolean satisfiable() {
    return whole || (first < length && first <= last);
  }

  /** The header {@code Content-Range}. */
  String header() {
    return satisfiable() ? "bytes %d-%d/%d".formatted(first, last, length) : "bytes */" + length;
  }

  /** Whether a header {@code If-None-Match} names an entity tag. */
  static boolean matches(List<String> header, String etag) {
    return header.stream()
        .flatMap(line -> List.of(line.split(",")).stream())
        .map(String::strip)
        .anyMatch(tag -> tag.equals("*") || tag.equals(etag) || tag.equals("W/" + etag));
  }
}
