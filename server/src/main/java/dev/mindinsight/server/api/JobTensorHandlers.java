package dev.mindinsight.server.api;

import dev.mindinsight.debugger.message.Report;
import dev.mindinsight.server.live.Jobs;
import dev.mindinsight.server.live.LiveJob;
import dev.mindinsight.server.live.RefusedException;
import dev.mindinsight.summary.content.TensorContent;
import dev.mindinsight.summary.content.TensorStatistics;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.BodyInserters;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The tensors of a paused job. */
final class JobTensorHandlers {

  private static final MediaType NPY = MediaType.parseMediaType(MediaTypes.NPY);

  private final Jobs jobs;

  JobTensorHandlers(Jobs jobs) {
    this.jobs = jobs;
  }

  record Tensor(
      String slot,
      String name,
      String dtype,
      List<Integer> shape,
      @Nullable Long step,
      boolean available,
      @Nullable TensorStatistics statistics) {

    static Tensor of(Report.Slot slot) {
      return new Tensor(
          slot.slot(),
          slot.name(),
          slot.type().apiName(),
          slot.shape(),
          slot.step(),
          slot.step() != null,
          slot.statistics());
    }
  }

  record Tensors(List<Tensor> tensors) {}

  Mono<ServerResponse> tensors(ServerRequest request) {
    Parameters parameters = Parameters.of(request, "node");
    LiveJob job = DebugRequests.job(jobs, request);
    return told(job, parameters.required("node"))
        .map(answer -> new Tensors(answer.slots().stream().map(Tensor::of).toList()))
        .flatMap(Answers::json);
  }

  /** The tensors of a node; for a job a node that it has not is a malformed request. */
  private static Mono<Report.Tensors> told(LiveJob job, String node) {
    return Answers.live(job.tensors(node))
        .onErrorMap(
            error ->
                error instanceof RefusedException
                    && String.valueOf(error.getMessage()).startsWith("Malformed"),
            error -> ProblemException.notFound("node", node));
  }

  /** The slot that a request names, if it holds a value. */
  private static Mono<Report.Slot> slot(LiveJob job, Parameters parameters) {
    String node = parameters.required("node");
    String name = parameters.required("slot");
    return told(job, node)
        .map(answer ->
            answer.slots().stream()
                .filter(slot -> slot.slot().equals(name))
                .findFirst()
                .orElseThrow(() -> ProblemException.notFound("slot of " + node, name)))
        .doOnNext(slot -> {
          if (slot.step() == null) {
            throw ProblemException.of(
                HttpStatus.CONFLICT,
                "Conflict: %s of this node has no value yet in this step".formatted(name));
          }
        });
  }

  Mono<ServerResponse> tensor(ServerRequest request) {
    Parameters parameters = Parameters.of(request, "node", "slot", "slice");
    LiveJob job = DebugRequests.job(jobs, request);
    boolean npy = request.headers().accept().contains(NPY);
    return slot(job, parameters)
        .flatMap(slot -> {
          TensorSlice slice = TensorSlice.of(slot.shape(), parameters.optional("slice"));
          if (slice.count() > Limits.TENSOR_ELEMENTS_MAX) {
            throw ProblemException.overLimit(
                "elements of a slice", Limits.TENSOR_ELEMENTS_MAX, slice.count());
          }
          return part(job, parameters.required("node"), slot, slice)
              .flatMap(part -> npy ? npy(part) : json(slice.jsonOfPart(part)));
        });
  }

  private static Mono<TensorContent> part(
      LiveJob job, String node, Report.Slot slot, TensorSlice slice) {
    if (slice.count() == 0) {
      return Mono.just(new TensorContent(slot.type(), slice.slicedShape(), new byte[0]));
    }
    return Answers.live(job.elements(node, slot.slot(), slice.ranges()))
        .map(answer -> {
          byte[] bytes = new byte[answer.elements().remaining()];
          answer.elements().duplicate().get(bytes);
          return new TensorContent(answer.type(), slice.slicedShape(), bytes);
        });
  }

  private static Mono<ServerResponse> json(String text) {
    return Answers.jsonBytes(text.getBytes(StandardCharsets.UTF_8));
  }

  private static Mono<ServerResponse> npy(TensorContent part) {
    Body body = Body.of(part, 0);
    return ServerResponse.ok()
        .contentType(NPY)
        .contentLength(body.length())
        .body(
            BodyInserters.fromDataBuffers(
                Flux.fromIterable(body.parts())
                    .map(DefaultDataBufferFactory.sharedInstance::wrap)));
  }

  Mono<ServerResponse> histogram(ServerRequest request) {
    Parameters parameters = Parameters.of(request, "node", "slot");
    LiveJob job = DebugRequests.job(jobs, request);
    return slot(job, parameters)
        .flatMap(slot -> Answers.live(job.histogram(parameters.required("node"), slot.slot())))
        .map(answer -> Buckets.of(answer.histogram()))
        .flatMap(Answers::json);
  }
}
