package dev.mindinsight.summary.mindspore;

import dev.mindinsight.summary.content.GraphModel.SourceLine;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads call stacks, innermost line first: {@code # In file PATH:LINE/CODE/}, in older versions
 * {@code PATH(LINE)/CODE/}.
 */
final class SourceLines {

  /** A dash behind the number sign marks a line with more lines below. */
  private static final Pattern HEAD = Pattern.compile("(?:#[ -]*)?(?:In file )?");

  private static final Pattern NUMBER = Pattern.compile(":(\\d{1,9})/|\\((\\d{1,9})\\)/");

  private SourceLines() {}

  static List<SourceLine> of(String text) {
    return text.lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .map(SourceLines::line)
        .toList();
  }

  /** A line of another shape is kept as code of no file. */
  private static SourceLine line(String text) {
    Matcher head = HEAD.matcher(text);
    Matcher number = NUMBER.matcher(text);
    int start = head.lookingAt() ? head.end() : 0;
    if (!number.find(start) || number.start() == start) {
      return new SourceLine("", 0, text);
    }
    String digits = number.group(1) == null ? number.group(2) : number.group(1);
    String code = text.substring(number.end());
    return new SourceLine(
        text.substring(start, number.start()),
        Integer.parseInt(digits),
        (code.endsWith("/") ? code.substring(0, code.length() - 1) : code).strip());
  }
}
