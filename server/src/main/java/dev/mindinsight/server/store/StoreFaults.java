package dev.mindinsight.server.store;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.h2.api.ErrorCode;

/** Says what a failure of the database means to those who run the server. */
final class StoreFaults {

  /** What can be done about a damaged store, and what it costs. */
  private static final String REMEDY =
      "no log file was touched: \"mindinsight rebuild\" sets the store aside, and the next start"
          + " reads the logs anew";

  /** The database could not read or write its file: the machine's fault, not the file's. */
  private static final Set<Integer> INPUT_OUTPUT =
      Set.of(ErrorCode.IO_EXCEPTION_1, ErrorCode.IO_EXCEPTION_2);

  private StoreFaults() {}

  /** Why a store does not open. */
  static StoreException unopened(Path file, Exception cause) {
    int code = code(cause);
    if (code == ErrorCode.DATABASE_ALREADY_OPEN_1) {
      return new StoreException.InUse(
          "Conflict: the store in %s is in use by another process".formatted(file.getParent()),
          cause);
    }
    if (code == Schema.NEWER || isInputOutput(cause)) {
      return new StoreException(
          "Conflict: the store in %s does not open: %s".formatted(file.getParent(), line(cause)),
          cause);
    }
    return damaged(file, cause);
  }

  /** Why a query or a commit failed, if damage is the cause. */
  static Optional<StoreException> damage(Path file, Exception cause) {
    int code = code(cause);
    boolean damaged = code == ErrorCode.FILE_CORRUPTED_1 || truncated(cause);
    return damaged ? Optional.of(damaged(file, cause)) : Optional.empty();
  }

  private static StoreException damaged(Path file, Exception cause) {
    return new StoreException.Damaged(
        "Malformed store: it is damaged (%s: %s); %s".formatted(file, line(cause), REMEDY), cause);
  }

  /** Whether the database could not reach its file, though nothing says that it is damaged. */
  private static boolean isInputOutput(Exception cause) {
    return (INPUT_OUTPUT.contains(code(cause)) || cause instanceof IOException)
        && !truncated(cause);
  }

  private static boolean truncated(Exception cause) {
    return causes(cause).anyMatch(EOFException.class::isInstance);
  }

  /** The database's own number of the fault; 0 if it did not say. */
  private static int code(Exception cause) {
    return causes(cause)
        .filter(SQLException.class::isInstance)
        .mapToInt(e -> ((SQLException) e).getErrorCode())
        .filter(code -> code != 0)
        .findFirst()
        .orElse(0);
  }

  private static Stream<Throwable> causes(Exception cause) {
    return Stream.iterate((Throwable) cause, e -> e != null, Throwable::getCause);
  }

  /** The innermost reason, on one line. */
  static String line(Exception cause) {
    Throwable last = causes(cause).reduce((outer, inner) -> inner).orElse(cause);
    return String.valueOf(last.getMessage()).lines().findFirst().orElse("no reason given");
  }
}
