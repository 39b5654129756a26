package dev.mindinsight.summary.codec;

import dev.mindinsight.summary.codec.EventMessages.DataOperation;
import dev.mindinsight.summary.content.ContentException;
import dev.mindinsight.summary.content.DataPipeline;
import dev.mindinsight.summary.content.DataPipeline.Operation;
import java.util.ArrayList;
import java.util.List;

/** Data pipelines, as our own plugin writes them. */
final class DataOperations {

  /**
   * Operations one behind the other: with {@link Parameters#DEPTH_MAX} within the hundred levels
   * that protobuf reads. No pipeline known has over twenty.
   */
  static final int DEPTH_MAX = 48;

  private DataOperations() {}

  /**
   * The message of a pipeline.
   *
   * @throws IllegalArgumentException when it is deeper than {@link #DEPTH_MAX}, or a parameter is
   *     of a type that is not written
   */
  static DataOperation of(DataPipeline pipeline) {
    return of(pipeline.root(), 1);
  }

  private static DataOperation of(Operation operation, int depth) {
    if (depth > DEPTH_MAX) {
      throw new IllegalArgumentException(
          "Unsupported data pipeline: got more than %d operations one behind the other"
              .formatted(DEPTH_MAX));
    }
    DataOperation.Builder message =
        DataOperation.newBuilder()
            .setName(operation.name())
            .putAllParameters(Parameters.of(operation.parameters()));
    operation.inputs().forEach(input -> message.addInputs(of(input, depth + 1)));
    return message.build();
  }

  static DataPipeline pipeline(DataOperation root) throws ContentException {
    return new DataPipeline(operation(root));
  }

  private static Operation operation(DataOperation message) throws ContentException {
    List<Operation> inputs = new ArrayList<>();
    for (DataOperation input : message.getInputsList()) {
      inputs.add(operation(input));
    }
    return new Operation(message.getName(), Parameters.plain(message.getParametersMap()), inputs);
  }
}
