package dev.mindinsight.lineage;

import dev.mindinsight.summary.content.DataPipeline.Operation;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A mark of a pipeline: the head of a SHA-256 of its operations, their parameters in the order of
 * the names, and what feeds them. Every part goes in with its kind and length, so that no two
 * pipelines read alike.
 */
final class PipelineMark {

  /** Hexadecimal digits of the mark: two in a million pipelines would share one by chance. */
  private static final int DIGITS = 8;

  private final StringBuilder text = new StringBuilder();

  private PipelineMark() {}

  static String of(Operation root) {
    PipelineMark mark = new PipelineMark();
    mark.operation(root);
    byte[] digest = sha256().digest(mark.text.toString().getBytes(StandardCharsets.UTF_8));
    return java.util.HexFormat.of().formatHex(digest).substring(0, DIGITS);
  }

  private void operation(Operation operation) {
    text("operation", operation.name());
    value(operation.parameters());
    text.append(operation.inputs().size()).append('<');
    operation.inputs().forEach(this::operation);
  }

  private void value(Object value) {
    switch (value) {
      case Map<?, ?> map -> {
        Map<String, Object> sorted = new TreeMap<>();
        map.forEach((name, one) -> sorted.put(String.valueOf(name), one));
        text.append(sorted.size()).append('{');
        sorted.forEach((name, one) -> {
          text("name", name);
          value(one);
        });
      }
      case List<?> list -> {
        text.append(list.size()).append('[');
        list.forEach(this::value);
      }
      default -> text(value.getClass().getSimpleName(), value.toString());
    }
  }

  private void text(String kind, String content) {
    text.append(kind).append(content.length()).append(':').append(content);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
