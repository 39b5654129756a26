package dev.mindinsight.server.store;

import dev.mindinsight.summary.DType;

/**
 * One entry of a page.
 *
 * @param page the page
 * @param at its place in the page
 * @param firstIndex index of its first point
 * @param count how many points
 * @param places what the segments of its run say
 */
record PyramidEntry(PyramidPage page, int at, long firstIndex, int count, SegmentPlaces places)
    implements Stretch {

  private PyramidPage.Origin origin() {
    return page.origins.get(page.origin[at]);
  }

  @Override
  public boolean mixed() {
    return page.origin[at] == PyramidPage.MIXED;
  }

  @Override
  public int attempt() {
    return places.attempt(origin().segment());
  }

  @Override
  public boolean superseded() {
    return places.superseded(origin().segment());
  }

  @Override
  public DType dtype() {
    return origin().dtype();
  }

  @Override
  public long stepMin() {
    return page.stepMin[at];
  }

  @Override
  public long stepMax() {
    return page.stepMax[at];
  }

  @Override
  public long stepLast() {
    return page.stepLast[at];
  }

  @Override
  public double wallMin() {
    return page.wallMin[at];
  }

  @Override
  public double wallMax() {
    return page.wallMax[at];
  }

  @Override
  public double wallLast() {
    return page.wallLast[at];
  }

  @Override
  public long minBits() {
    return page.minBits[at];
  }

  @Override
  public long maxBits() {
    return page.maxBits[at];
  }

  @Override
  public long lastBits() {
    return page.lastBits[at];
  }

  @Override
  public int finite() {
    return page.finite[at];
  }

  @Override
  public int nan() {
    return page.nan[at];
  }
}
