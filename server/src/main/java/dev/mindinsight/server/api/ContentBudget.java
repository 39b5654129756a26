package dev.mindinsight.server.api;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ServerWebExchange;

/**
 * Bounds what all answers together hold of files' contents: an answer takes its share before it is
 * made, and the share is given back when it was sent or given up. Who finds too little left is
 * refused with 503 and may ask again. Safe from any thread.
 */
final class ContentBudget {

  /** A record's bytes, and what is decoded of them. */
  private static final int COPIES = 2;

  private static final String SHARE = ContentBudget.class.getName();

  private final long bytesMax;
  private long held;

  /**
   * A budget of which nothing is taken.
   *
   * @param bytesMax of all answers together
   */
  ContentBudget(long bytesMax) {
    this.bytesMax = bytesMax;
  }

  /**
   * Takes a share for an answer that is about to read records.
   *
   * @param exchange of the answer
   * @param bytes of the records that it will hold at once
   * @throws ProblemException 503 while other answers hold too much
   */
  void takeToRead(ServerWebExchange exchange, long bytes) {
    take(exchange, COPIES * bytes);
  }

  /**
   * Raises the share of an answer to what it turned out to hold: a few bytes may describe a tensor
   * of many equal numbers.
   *
   * @param exchange of the answer
   * @param bytes that it holds
   * @throws ProblemException as {@link #takeToRead} does
   */
  void raise(ServerWebExchange exchange, long bytes) {
    take(exchange, bytes - share(exchange).bytes);
  }

  /** More than there is at all counts as all: such an answer is made alone. */
  private synchronized void take(ServerWebExchange exchange, long bytes) {
    Share share = share(exchange);
    long wanted = Math.min(Math.max(bytes, 0), bytesMax - share.bytes);
    if (held + wanted > bytesMax) {
      throw ProblemException.of(
          HttpStatus.SERVICE_UNAVAILABLE,
          "Too busy: answers hold %d bytes of files, this one wants %d, at most %d; ask again"
              .formatted(held, wanted, bytesMax));
    }
    if (!share.over) {
      share.bytes += wanted;
      held += wanted;
    }
  }

  private Share share(ServerWebExchange exchange) {
    return (Share) exchange.getAttributes().computeIfAbsent(SHARE, name -> new Share());
  }

  /** Gives back what was taken for an answer; called once at its end, however it ended. */
  static void giveBack(ServerWebExchange exchange) {
    @Nullable Share share = exchange.getAttribute(SHARE);
    if (share != null) {
      share.giveBack();
    }
  }

  /** Bytes that are taken now. */
  synchronized long held() {
    return held;
  }

  private final class Share {
    long bytes;

    /** What is taken after the end would never be given back. */
    boolean over;

    void giveBack() {
      synchronized (ContentBudget.this) {
        held -= bytes;
        bytes = 0;
        over = true;
      }
    }
  }
}
