package dev.mindinsight.server.api;

import dev.mindinsight.server.query.Contents;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A value of a list that could not be read.
 *
 * @param step its step
 * @param attempt its attempt
 * @param reason begins with a fault word
 */
record FaultBody(long step, int attempt, String reason) {

  /** The faults of an answer; null, so that the field is left out, where there are none. */
  static @Nullable List<FaultBody> of(Contents<?> contents) {
    return contents.faults().isEmpty()
        ? null
        : contents.faults().stream()
            .map(fault -> new FaultBody(fault.step(), fault.attempt(), fault.reason()))
            .toList();
  }
}
