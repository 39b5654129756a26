/**
 * The store: every point that ingest has read, with the offset up to which it has read, committed
 * together; and consistent snapshots of that for queries.
 *
 * <p>Two sides that do not know each other: {@link dev.mindinsight.server.store.StoreWriter} is all
 * that ingest sees, {@link dev.mindinsight.server.store.StoreReader} all that queries see. {@link
 * dev.mindinsight.server.store.Store} joins them and is the type to read first; {@link
 * dev.mindinsight.server.store.H2Store} is the implementation on an embedded H2 file.
 *
 * <p>How a point lies here. A commit appends one row to the <em>tail</em>, a write-ahead log: which
 * points of which tags it brought. When a tag has gathered enough points, or has been idle, its
 * points are <em>folded</em> into a <em>chunk</em>: compressed columns beside a header that holds
 * their summary. Tails stay for a while after folding, so that a live stream that was cut off can
 * learn what it missed. A point is addressed by its tag and its index in arrival order, which never
 * changes.
 *
 * <p>What a long tag's points amount to lies above its chunks as a <em>pyramid</em>: an entry sums
 * up 64 points, one of the next level four of those, and so on. It is derived, built out of chunks
 * by the writing thread when nothing else waits, and always of the first points: a reader takes
 * entries as far as they go, headers and points beyond. A store without it works, and gets it.
 *
 * <p>A <em>segment</em> is a stretch of one file that belongs to one attempt of the run. Points
 * name their segment and segments name their attempt, so that what looked like a restart can be
 * told apart later without touching a point.
 */
@NullMarked
package dev.mindinsight.server.store;

import org.jspecify.annotations.NullMarked;
