package dev.mindinsight.server.query;

import java.util.List;

/**
 * What some commits in a row brought to what is watched. For the same commits and the same watch
 * the pieces are always the same, in the same order.
 *
 * @param after the commit before them
 * @param upTo the last of them
 * @param runs the runs that they touched, as they stand now
 * @param ledgers the ledgers of those runs, if runs are watched by name
 * @param pieces the points, to be fetched one after another
 */
public record LiveBatch(
    long after,
    long upTo,
    List<RunView> runs,
    List<LedgerSummary> ledgers,
    List<LivePiece> pieces) {}
