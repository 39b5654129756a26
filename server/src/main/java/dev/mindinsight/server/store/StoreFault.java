package dev.mindinsight.server.store;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is wrong with the store now. Its beginning and its end are logged once, however often work
 * fails in between. Safe from any thread.
 */
final class StoreFault {

  private static final Logger log = LoggerFactory.getLogger(StoreFault.class);

  private @Nullable String damage;
  private @Nullable String outage;

  /** The sentences that stand now; empty if nothing is wrong. */
  synchronized Optional<String> sentence() {
    return Optional.ofNullable(damage != null ? damage : outage);
  }

  /** A part of the file cannot be read: that stays until the server is started on another one. */
  synchronized void damaged(StoreException cause) {
    if (damage == null) {
      damage = String.valueOf(cause.getMessage());
      log.error("{}", damage, cause);
    }
  }

  /** The file cannot be written. */
  synchronized void unwritable(Exception cause) {
    if (outage == null) {
      outage =
          "Conflict: the store cannot be written (%s); what was read waits and is stored as soon as"
                  .formatted(StoreFaults.line(cause))
              + " it can";
      log.error("{}", outage, cause);
    }
  }

  /** The file was written. */
  synchronized void written() {
    if (outage != null) {
      outage = null;
      log.info("The store is written again; nothing was lost");
    }
  }
}
