package dev.mindinsight.debugger.session;

import java.util.Locale;

/** How a job is doing, as far as is known here. */
public enum JobState {
  /** It trains, or was told to. */
  RUNNING,
  /** It was told to stop before its next node and has not said that it did. */
  PAUSING,
  /** It waits before a node, after having taken all that it was told. */
  PAUSED,
  /** Its training is over. */
  ENDED,
  /** Its stream broke; it may have died, or it trains on and will dial again. */
  LOST;

  private final String apiName = name().toLowerCase(Locale.ROOT);

  /** The name in the API. */
  public String apiName() {
    return apiName;
  }
}
