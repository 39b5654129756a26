package dev.mindinsight.server.store;

/** The database failed, or refused to open; the message says what, and what to do where known. */
public class StoreException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  StoreException(String message, Throwable cause) {
    super(message, cause);
  }

  /** Another process holds the store's file. */
  public static final class InUse extends StoreException {
    private static final long serialVersionUID = 1L;

    InUse(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /** The store's file is no database any more, or a part of it cannot be read. */
  public static final class Damaged extends StoreException {
    private static final long serialVersionUID = 1L;

    Damaged(String message, Throwable cause) {
      super(message, cause);
    }
  }
}
