package dev.mindinsight.e2e.stage;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What was handed to a real producer's writers, as it noted it while it wrote. */
public final class Expected {

  private final JsonNode root;

  private Expected(JsonNode root) {
    this.root = root;
  }

  /**
   * A point that was written.
   *
   * @param value in float64; writers may have made float32 of it
   */
  public record Written(long step, double value) {}

  /** The notes beside the files of a producer, which have to be there. */
  public static Expected of(String producer) {
    var file = RealFiles.folder(producer).resolve("expected.json").toFile();
    return new Expected(new JsonMapper().readTree(file));
  }

  /** Tags of the scalars of a run, those of a second attempt left out. */
  public List<String> scalars(String run) {
    return root.get("scalars").get(run).propertyNames().stream()
        .filter(tag -> !tag.endsWith("(attempt 2)"))
        .toList();
  }

  /** All points of a scalar, in the order of writing. */
  public List<Written> scalar(String run, String tag) {
    return Api.list(root.get("scalars").get(run).get(tag)).stream()
        .map(p -> new Written(p.get(0).asLong(), Double.parseDouble(p.get(1).asString())))
        .toList();
  }

  /** All values of another kind that have a tag, in the order of writing; at least one. */
  public List<JsonNode> values(String run, String kind, String tag) {
    var found =
        Api.list(root.get("others").get(run)).stream()
            .filter(
                v -> v.get("kind").asString().equals(kind) && v.get("tag").asString().equals(tag))
            .toList();
    if (found.isEmpty()) {
      throw new IllegalArgumentException("no %s %s of %s was written".formatted(kind, tag, run));
    }
    return found;
  }

  /** The one that was written last. */
  public JsonNode last(String run, String kind, String tag) {
    return values(run, kind, tag).getLast();
  }
}
