package dev.mindinsight.server.api;

import dev.mindinsight.server.query.ValueRequest;
import dev.mindinsight.summary.Kind;

/** Reads what a request wants of values that are no scalars, out of its parameters. */
final class ValueRequests {

  /** The parameters of every list of values. */
  static final String[] PARAMETERS = {
    "run", "tag", "attempt", "from", "to", "axis", Page.LIMIT, Page.CURSOR
  };

  /** Those of a list of which a sample can be asked for. */
  static final String[] SAMPLED_PARAMETERS = {
    "run", "tag", "attempt", "from", "to", "axis", Page.LIMIT, Page.CURSOR, Sample.PARAMETER
  };

  private ValueRequests() {}

  static ValueRequest of(Parameters parameters, Kind kind) {
    return new ValueRequest(
        parameters.required("run"),
        parameters.required("tag"),
        kind,
        SeriesRequests.attempts(parameters.optional("attempt")),
        SeriesRequests.range(
            parameters.optional("axis"), parameters.optional("from"), parameters.optional("to")));
  }
}
