package dev.mindinsight.e2e.stage;

import java.util.Collections;
import java.util.List;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** The jobs of a server as a script sees them; looking at the list renews no lease. */
public final class LiveJobs {

  private final Api api;

  private LiveJobs(Api api) {
    this.api = api;
  }

  /** The jobs of a server. */
  public static LiveJobs of(Api api) {
    return new LiveJobs(api);
  }

  /** All of them, in the order in which they first dialled. */
  public List<JsonNode> all() {
    return Api.list(api.get("debug/jobs").get("jobs"));
  }

  /** The only job. */
  public JsonNode one() {
    var all = all();
    if (all.size() != 1) {
      throw new AssertionError("want one job, got " + all);
    }
    return all.getFirst();
  }

  /** Waits for the only job, and returns its id. */
  public String awaitListed() {
    Await.until("a job", () -> !all().isEmpty());
    return one().get("id").asString();
  }

  /** Waits for a job that runs and whose graph is there, and returns its id. */
  public String awaitRunning() {
    Await.until(
        "a job whose run was read: " + all(),
        () ->
            all().stream()
                .anyMatch(job ->
                    job.get("run").isString()
                        && job.get("state").asString().equals("running")
                        && !Api.list(
                                api.get("graphs", "run", job.get("run").asString()).get("graphs"))
                            .isEmpty()));
    return all().stream()
        .filter(job -> job.get("state").asString().equals("running"))
        .findFirst()
        .orElseThrow()
        .get("id")
        .asString();
  }

  /** One of them in full, which renews its lease. */
  public JsonNode job(String id) {
    return api.get("debug/jobs/" + id);
  }

  /** The row of a job in the list. */
  public JsonNode row(String id) {
    return all().stream()
        .filter(job -> job.get("id").asString().equals(id))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no job " + id));
  }

  /** Waits until nobody is attached to a job and it trains on. */
  public void awaitLetGo(String id) {
    Await.until(
        "job %s let go".formatted(id),
        () ->
            row(id).get("state").asString().equals("running")
                && !row(id).get("attached").asBoolean());
  }

  /** Waits until a job is in a state. */
  public void awaitState(String id, String state) {
    Await.until(
        "job %s %s".formatted(id, state),
        () ->
            all().stream()
                .anyMatch(job ->
                    job.get("id").asString().equals(id)
                        && job.get("state").asString().equals(state)));
  }

  /** What a paused job tells of the tensor at a slot of a node. */
  public JsonNode tensor(String id, String node, String slot) {
    var all = api.get("debug/jobs/" + id + "/tensors", "node", node).get("tensors");
    return StreamSupport.stream(all.spliterator(), false)
        .filter(tensor -> tensor.get("slot").asString().equals(slot))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + slot + " in " + all));
  }

  /**
   * Elements of a tensor of a paused job, row-major.
   *
   * @param slice as in NumPy, in brackets
   */
  public double[] elements(String id, String node, String slot, String slice) {
    var told =
        api.get("debug/jobs/" + id + "/tensor", "node", node, "slot", slot, "slice", slice)
            .get("values");
    return StreamSupport.stream(told.spliterator(), false)
        .mapToDouble(JsonNode::asDouble)
        .toArray();
  }

  /** All elements of a tensor of a paused job. */
  public double[] elements(String id, String node, JsonNode tensor) {
    var axes = tensor.get("shape").size();
    var slice = String.join(",", Collections.nCopies(axes, ":"));
    return elements(id, node, tensor.get("slot").asString(), "[" + slice + "]");
  }
}
