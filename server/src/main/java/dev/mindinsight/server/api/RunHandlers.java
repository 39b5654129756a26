package dev.mindinsight.server.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.mindinsight.server.query.LedgerView;
import dev.mindinsight.server.query.RunQueries;
import dev.mindinsight.server.query.TagView;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Answers {@code /runs}, {@code /tags} and {@code /ledger}. */
final class RunHandlers {

  private final RunQueries queries;

  RunHandlers(RunQueries queries) {
    this.queries = queries;
  }

  record Runs(
      List<RunBody> runs, @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String next) {}

  Mono<ServerResponse> runs(ServerRequest request) {
    Parameters parameters = Parameters.of(request, Page.LIMIT, Page.CURSOR);
    return Answers.timely(queries.runs())
        .map(runs -> Page.of(runs, parameters, i -> runs.get(i).id()))
        .map(page -> new Runs(page.items().stream().map(RunBody::of).toList(), page.next()))
        .flatMap(Answers::json);
  }

  record Tag(
      String tag, String kind, long points, String displayName, String description, int attempts) {

    static Tag of(TagView tag) {
      return new Tag(
          tag.tag(),
          tag.kind().apiName(),
          tag.points(),
          tag.displayName(),
          tag.description(),
          tag.attempts());
    }
  }

  record Tags(List<Tag> tags, @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String next) {}

  /**
   * Tags of event files are never taken away, and new ones stand behind them: a place is a good
   * cursor.
   */
  Mono<ServerResponse> tags(ServerRequest request) {
    Parameters parameters = Parameters.of(request, "run", Page.LIMIT, Page.CURSOR);
    return Answers.timely(queries.tags(parameters.required("run")))
        .map(tags -> Page.of(tags, parameters, Integer::toString))
        .map(page -> new Tags(page.items().stream().map(Tag::of).toList(), page.next()))
        .flatMap(Answers::json);
  }

  record Ledger(
      long records,
      long bytes,
      long behindBytes,
      @Nullable Double lastWallTime,
      @Nullable Double grown,
      Totals totals,
      List<LedgerView.Corrupt> corrupt,
      List<String> notes,
      List<TagLedger> tags,
      List<Companion> companions,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String next) {

    static Ledger of(LedgerView ledger, LedgerPart part) {
      LedgerView.Totals totals = ledger.totals();
      return new Ledger(
          ledger.records(),
          ledger.bytes(),
          ledger.behindBytes(),
          ledger.lastWallTime(),
          ledger.grown(),
          new Totals(
              totals.corrupt(),
              totals.corruptBytes(),
              totals.notes(),
              totals.tags(),
              totals.companions()),
          ledger.corrupt(),
          ledger.notes(),
          ledger.tags().stream().map(TagLedger::of).toList(),
          ledger.companions().stream().map(Companion::of).toList(),
          part.next(totals.longest()));
    }
  }

  record Companion(String file, String kind, String tag, long bytes, String about) {

    static Companion of(LedgerView.Companion companion) {
      return new Companion(
          companion.file(),
          companion.kind().apiName(),
          companion.tag(),
          companion.bytes(),
          companion.about());
    }
  }

  record Totals(long corrupt, long corruptBytes, int notes, int tags, int companions) {}

  record TagLedger(
      String tag,
      String kind,
      long points,
      long nan,
      long infinite,
      long posInf,
      long negInf,
      long outOfOrder,
      long superseded,
      @Nullable Double lastWallTime) {

    static TagLedger of(LedgerView.TagLedger tag) {
      return new TagLedger(
          tag.tag(),
          tag.kind().apiName(),
          tag.points(),
          tag.nan(),
          tag.infinite(),
          tag.positiveInfinite(),
          tag.negativeInfinite(),
          tag.outOfOrder(),
          tag.superseded(),
          tag.lastWallTime());
    }
  }

  Mono<ServerResponse> ledger(ServerRequest request) {
    Parameters parameters = Parameters.of(request, "run", "tag", Page.LIMIT, Page.CURSOR);
    LedgerPart part = LedgerPart.of(parameters);
    String run = parameters.required("run");
    String tag = parameters.optional("tag");
    return Answers.timely(queries.ledger(run, tag, part.from(), part.countMax()))
        .map(ledger -> Ledger.of(ledger, part))
        .flatMap(Answers::json);
  }
}
