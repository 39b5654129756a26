package dev.mindinsight.server.api;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How far a reader of an event stream has come. Its text is the number of the last commit that was
 * delivered whole; within a batch of several events it is {@code AFTER-UPTO.DELIVERED.WATCH}.
 *
 * @param after everything up to this commit was delivered
 * @param upTo the last commit of a batch of which a part was delivered; {@code after} if there is
 *     none
 * @param delivered how many pieces of that batch were delivered
 * @param watch tells what was watched: to a reader who watches something else the pieces were
 *     others, and it gets the batch from its beginning
 */
record EventId(long after, long upTo, int delivered, int watch) {

  private static final Pattern FORM =
      Pattern.compile("(\\d{1,18})(?:-(\\d{1,18})\\.(\\d{1,9})\\.(-?\\d{1,9}))?");

  static EventId at(long commit) {
    return new EventId(commit, commit, 0, 0);
  }

  static Optional<EventId> parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    long after = Long.parseLong(matcher.group(1));
    return Optional.of(
        matcher.group(2) == null
            ? at(after)
            : new EventId(
                after,
                Long.parseLong(matcher.group(2)),
                Integer.parseInt(matcher.group(3)),
                Integer.parseInt(matcher.group(4))));
  }

  /** Returns where a reader goes on who watches this. */
  EventId forWatch(int now) {
    return insideBatch() && watch != now ? at(after) : this;
  }

  boolean insideBatch() {
    return upTo > after;
  }

  @Override
  public String toString() {
    return insideBatch()
        ? "%d-%d.%d.%d".formatted(after, upTo, delivered, watch)
        : Long.toString(after);
  }
}
