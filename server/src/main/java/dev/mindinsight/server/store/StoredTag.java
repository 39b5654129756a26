package dev.mindinsight.server.store;

import dev.mindinsight.summary.DType;
import dev.mindinsight.summary.Kind;
import org.jspecify.annotations.Nullable;

/**
 * A tag of a run as one row.
 *
 * @param id its number in this store
 * @param run its run
 * @param name any non-empty text
 * @param kind its kind: one name may stand for one tag of each kind
 * @param plugin the plugin that its producer named, or null
 * @param displayName what its producer wants it called; empty if nothing
 * @param description its producer's description (markdown); empty if there is none
 * @param dtype the widest dtype of its scalars; null for other kinds
 * @param points how many points or values, of all attempts
 * @param nan how many of its scalars are NaN
 * @param infinite how many of its scalars are infinite
 * @param outOfOrder how many of its scalars have a smaller step than one before in their segment
 * @param attempts how many attempts have points or values of it
 * @param last its last scalar point in arrival order; null for other kinds
 */
public record StoredTag(
    long id,
    RunId run,
    String name,
    Kind kind,
    @Nullable String plugin,
    String displayName,
    String description,
    @Nullable DType dtype,
    long points,
    long nan,
    long infinite,
    long outOfOrder,
    int attempts,
    @Nullable LastPoint last) {

  /**
   * The last point of a tag in arrival order.
   *
   * @param step its step
   * @param wallTimeSeconds its wall time
   * @param dtype its own dtype
   * @param bits its value, as in {@link PointBlock#bits}
   */
  public record LastPoint(long step, double wallTimeSeconds, DType dtype, long bits) {}
}
