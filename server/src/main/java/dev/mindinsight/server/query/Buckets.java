package dev.mindinsight.server.query;

/**
 * What the points of each bucket amount to. An infinity is neither an extreme nor NaN: it shows
 * where it is its bucket's last point, in the whole series, and in the ledger's count.
 *
 * @param minBits the smallest finite value, as in {@link Columns#bits}; 0 if none is finite
 * @param maxBits the greatest finite value, as in {@link Columns#bits}; 0 if none is finite
 * @param finite how many values are finite
 * @param nan how many values are NaN
 */
@SuppressWarnings("ArrayRecordComponent") // Columns are arrays, and nobody compares them.
public record Buckets(long[] minBits, long[] maxBits, long[] finite, long[] nan) {}
