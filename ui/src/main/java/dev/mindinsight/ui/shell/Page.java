package dev.mindinsight.ui.shell;

import java.util.Arrays;
import java.util.List;

/** The pages, in the order of the rail: the one list of them. */
public enum Page {
  /** Every run as a row. */
  RUNS(Slugs.RUNS, "Runs", 'r', false),
  /** The scalars of the shown runs. */
  CHARTS(Slugs.CHARTS, "Charts", 'c', true),
  /** The distributions of weights, gradients and what else a run counts. */
  HISTOGRAMS(Slugs.HISTOGRAMS, "Histograms", 'h', true),
  /** Images, sounds, texts and tensors of the shown runs. */
  MEDIA(Slugs.MEDIA, "Media", 'm', true),
  /** What a run computes, and where its batches come from. */
  GRAPH(Slugs.GRAPH, "Graph", 'g', false),
  /** What models were made of. */
  LINEAGE(Slugs.LINEAGE, "Lineage", 'l', false),
  /** Where the time of a step went. */
  PROFILE(Slugs.PROFILE, "Profile", 'p', false),
  /** A job stopped in the middle of a step. */
  DEBUG(Slugs.DEBUG, "Debug", 'd', false);

  /** The first part of each page's path; constants, because routes are annotations. */
  public static final class Slugs {

    /** Path of {@link Page#RUNS}. */
    public static final String RUNS = "runs";

    /**
     * Path of the page of one run, with the run's id behind it. It is reached from the runs and is
     * not in the rail.
     */
    public static final String RUN = "run";

    /** Path of {@link Page#CHARTS}. */
    public static final String CHARTS = "charts";

    /** Path of {@link Page#HISTOGRAMS}. */
    public static final String HISTOGRAMS = "histograms";

    /** Path of {@link Page#MEDIA}. */
    public static final String MEDIA = "media";

    /** Path of {@link Page#GRAPH}. */
    public static final String GRAPH = "graph";

    /** Path of {@link Page#LINEAGE}. */
    public static final String LINEAGE = "lineage";

    /** Path of {@link Page#PROFILE}. */
    public static final String PROFILE = "profile";

    /** Path of {@link Page#DEBUG}. */
    public static final String DEBUG = "debug";

    private Slugs() {}
  }

  private final String slug;
  private final String title;
  private final char key;
  private final boolean panel;

  Page(String slug, String title, char key, boolean panel) {
    this.slug = slug;
    this.title = title;
    this.key = key;
    this.panel = panel;
  }

  /**
   * What the rail in the browser knows of a page.
   *
   * @param slug path of the page
   * @param title text below its icon
   * @param key the key that leads there after {@code g}
   * @param panel whether the run panel stands beside it
   */
  record Link(String slug, String title, String key, boolean panel) {}

  static List<Link> links() {
    return Arrays.stream(values())
        .map(page -> new Link(page.slug, page.title, String.valueOf(page.key), page.panel))
        .toList();
  }
}
