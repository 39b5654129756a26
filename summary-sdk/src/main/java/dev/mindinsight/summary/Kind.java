package dev.mindinsight.summary;

import java.util.Locale;

/** What a series is made of. One tag may carry several kinds; each is a series of its own. */
public enum Kind {
  /** One number a step. */
  SCALAR,
  /** Buckets with counts. */
  HISTOGRAM,
  /** Encoded images. */
  IMAGE,
  /** Encoded sound. */
  AUDIO,
  /** Text, Markdown by custom. */
  TEXT,
  /** An array of numbers or strings, shown by no more special kind. */
  TENSOR,
  /** A computation graph, or what was recorded about its run. */
  GRAPH,
  /** The graph of a data pipeline. */
  DATA_GRAPH,
  /** Precision and recall over thresholds. */
  PR_CURVE,
  /** Points, faces and colours in space. */
  MESH,
  /** Hyperparameters of a session and its outcome. */
  HPARAMS,
  /** The layout of a page of scalars. */
  CUSTOM_SCALARS,
  /** High-dimensional vectors to be projected. */
  PROJECTOR,
  /** A profile of the program's run. */
  PROFILE,
  /** Where model and data set came from. */
  LINEAGE,
  /** The loss around the path of training. */
  LANDSCAPE,
  /** Explanations of single predictions. */
  EXPLAIN;

  private final String apiName = name().toLowerCase(Locale.ROOT);

  /** The name in the API: lower case with underscores, such as {@code pr_curve}. */
  public String apiName() {
    return apiName;
  }
}
