package dev.mindinsight.server.query;

/**
 * The figures of a run's ledger, for a page that shows whether there is something to look at.
 *
 * @param run the run's id
 * @param records whole records read
 * @param bytes bytes read, of all files
 * @param behindBytes bytes that lie in the files and are not read yet
 * @param corrupt how many stretches of bytes could not be read
 * @param notes how many notes there are
 */
public record LedgerSummary(
    String run, long records, long bytes, long behindBytes, long corrupt, int notes) {}
