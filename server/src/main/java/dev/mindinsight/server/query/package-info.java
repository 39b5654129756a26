/**
 * Questions that the store answers: runs and their status, tags, series as a view of an attempt,
 * reduced to a width or whole, the ledger, and what grew since a commit. Store types stay in here.
 *
 * <p>How a series is found: {@link dev.mindinsight.server.query.SeriesQueries}, the type to read
 * first, sends {@code Extent} through the tag, which counts what the selection shows; {@code Grid}
 * chooses the buckets; {@code Reduction} goes through once more and fills them. Both are led by
 * {@code Descent}, from the top of the tag's pyramid down to points, where nothing less will do.
 * {@code Smoothing} then tells the moving average at the points that are drawn. {@code
 * TensorBoardSample} is what another tool would show of it.
 */
@NullMarked
package dev.mindinsight.server.query;

import org.jspecify.annotations.NullMarked;
