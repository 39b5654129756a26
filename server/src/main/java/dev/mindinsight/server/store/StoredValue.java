package dev.mindinsight.server.store;

import dev.mindinsight.summary.content.MediaFacts;
import java.util.List;

/**
 * Where a value lies that is no scalar: it stays in its file.
 *
 * @param index its index in arrival order within its tag
 * @param segment the segment that it belongs to
 * @param attempt the attempt that the segment belongs to
 * @param superseded whether its file was replaced
 * @param file the file's number in its run
 * @param step its step
 * @param wallTimeSeconds its wall time
 * @param recordOffset where its record begins in the file
 * @param recordBytes the record's length with its frame
 * @param recordChecksum the masked checksum of its data: differs once the file was replaced
 * @param valueIndex its place among the values of its record, from 0
 * @param media facts of its images or sounds; empty for other kinds, and where none were kept
 */
public record StoredValue(
    long index,
    int segment,
    int attempt,
    boolean superseded,
    int file,
    long step,
    double wallTimeSeconds,
    long recordOffset,
    int recordBytes,
    int recordChecksum,
    int valueIndex,
    List<MediaFacts> media) {}
