package dev.mindinsight.server.store;

/**
 * A session start that went back: the program began again below steps that it had written.
 *
 * @param segment the segment that it began; points of greater segments were read after it
 * @param step the step that it named
 */
public record StoredRestart(int segment, long step) {}
