package dev.mindinsight.summary.reader;

import dev.mindinsight.summary.SummaryEvent.SkippedBytes;
import dev.mindinsight.summary.framing.RecordStamp;
import org.jspecify.annotations.Nullable;

/**
 * How far a reader has come in its file. Committed together with what the sink took, it lets
 * another reader go on exactly there.
 *
 * @param offset the first byte not consumed; where the next reader is to be opened
 * @param records how many records this reader has consumed since it was opened
 * @param reachedEnd whether everything that can be read now was read
 * @param behindBytes bytes at the end that were not read yet or may be half a record
 * @param first the file's first record, or null while it is not there whole or not readable
 * @param last the last record that this reader has consumed, or null before its first
 * @param pending damage that begins at {@code offset} and whose end has not been found yet, or
 *     null: to be shown, not to be committed, since a later read reports it whole
 */
public record ReadProgress(
    long offset,
    long records,
    boolean reachedEnd,
    long behindBytes,
    @Nullable RecordStamp first,
    @Nullable RecordStamp last,
    @Nullable SkippedBytes pending) {}
