package dev.mindinsight.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mindinsight.summary.DType;
import dev.mindinsight.summary.Kind;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.Disposable;

/** What every store holds to. */
abstract class StoreContract {

  /** Where the store lies. */
  @TempDir Path directory;

  private final SettableClock clock = new SettableClock();
  private Store store;

  /** Opens the store in a directory, made if it is missing. */
  abstract Store open(Path directory, Clock clock);

  @BeforeEach
  void openStore() {
    store = open(directory, clock);
  }

  @AfterEach
  void closeStore() {
    store.close();
  }

  private void reopen() {
    store.close();
    store = open(directory, clock);
  }

  private long commit(SampleRun run) {
    return store.writer().submit(run.commit()).join();
  }

  private <T> T read(Function<StoreReader, T> query) {
    return store.read(query).blockOptional().orElseThrow();
  }

  private List<StoredRun> runs() {
    return read(StoreReader::runs);
  }

  private List<StoredTag> tags(RunId run) {
    return read(reader -> reader.tags(run));
  }

  private List<StoredAttempt> attempts(RunId run) {
    return read(reader -> reader.attempts(run));
  }

  private Optional<List<Growth>> growthSince(long commitSeq) {
    return read(reader -> reader.growthSince(commitSeq));
  }

  private SampleRun begun(String path) {
    return new SampleRun(path).file(0, 100, FileState.PRESENT).segment(0, 0, 1);
  }

  private List<PointRange> all(SampleRun run, String tag) {
    return read(reader ->
        reader.points(reader.tag(run.id, tag, Kind.SCALAR).orElseThrow(), 0, Long.MAX_VALUE / 2));
  }

  @Test
  void anEmptyStoreAnswersNothing() {
    assertThat(store.committedSeq()).isZero();
    assertThat(runs()).isEmpty();
    RunId missing = RunId.of("logs", "missing");
    assertThat(tags(missing)).isEmpty();
    assertThat(attempts(missing)).isEmpty();
    assertThat(store.writer().resume(missing)).isEmpty();
    assertThat(growthSince(0)).hasValue(List.of());
  }

  @Test
  void aRunIsOneRowThatSumsUpItsSegments() {
    SampleRun run =
        begun("a/b")
            .file(1, 200, FileState.PRESENT)
            .segment(1, 1, 2)
            .points("loss", 0, DType.FLOAT32, SampleRun.ramp(5, 1, Double.NaN, 3))
            .points("loss", 1, DType.FLOAT32, SampleRun.ramp(6, Double.POSITIVE_INFINITY));
    commit(run);
    StoredRun row = runs().getFirst();
    assertThat(row)
        .isEqualTo(
            new StoredRun(
                run.id,
                "logs",
                "a/b",
                null,
                "torch",
                null,
                2,
                4,
                5L,
                6L,
                1.5,
                2.5,
                RunEnd.FINISHED,
                new RunGrowth(1_000, true, 20),
                30,
                300,
                12,
                true));
    assertThat(this.<Optional<StoredRun>>read(reader -> reader.run(run.id))).contains(row);
    StoredTag tag = tags(run.id).getFirst();
    assertThat(tag.points()).isEqualTo(4);
    assertThat(tag.nan()).isEqualTo(1);
    assertThat(tag.infinite()).isEqualTo(1);
    assertThat(tag.outOfOrder()).as("a new segment begins anew").isZero();
    assertThat(tag.attempts()).isEqualTo(2);
    assertThat(tag.last())
        .isEqualTo(
            new StoredTag.LastPoint(
                6, 1e9 + 6, DType.FLOAT32, Double.doubleToRawLongBits(Double.POSITIVE_INFINITY)));
    assertThat(attempts(run.id))
        .containsExactly(new StoredAttempt(1, null, 3, 7L), new StoredAttempt(2, 200L, 1, 6L));
  }

  @Test
  void stepsThatFallWithinASegmentAreCountedAsOutOfOrder() {
    SampleRun run = begun("r");
    for (long step : new long[] {0, 1, 2, 3, 2, 3, 4}) {
      run.points("x", 0, DType.FLOAT32, SampleRun.ramp(step, 1));
    }
    commit(run);
    assertThat(tags(run.id).getFirst().outOfOrder()).isEqualTo(1);
  }

  @Test
  void aTagHasTheWidestDtypeAndItsBlocksTheirOwn() {
    SampleRun run =
        begun("r")
            .points("x", 0, DType.FLOAT32, SampleRun.ramp(0, 1))
            .points("x", 0, DType.FLOAT64, SampleRun.ramp(1, 0.1));
    commit(run);
    assertThat(tags(run.id).getFirst().dtype()).isEqualTo(DType.FLOAT64);
    assertThat(all(run, "x"))
        .extracting(PointRange::dtype)
        .containsExactly(DType.FLOAT32, DType.FLOAT64);
  }

  @Test
  void aReplacedFilesPointsStayAndAreSuperseded() {
    SampleRun run = begun("r").points("x", 0, DType.FLOAT32, SampleRun.ramp(7, 1, 2));
    commit(run);
    run.file(0, 100, FileState.REPLACED)
        .file(1, 10, FileState.PRESENT)
        .segment(1, 1, 1)
        .points("x", 1, DType.FLOAT32, SampleRun.ramp(3, 9));
    commit(run);
    assertThat(all(run, "x")).extracting(PointRange::superseded).containsExactly(true, false);
    StoredRun row = runs().getFirst();
    assertThat(row.firstStep()).isEqualTo(3);
    assertThat(row.lastStep()).isEqualTo(3);
    assertThat(row.points()).isEqualTo(3);
  }

  @Test
  void aSegmentCanChangeItsAttemptWithoutTouchingItsPoints() {
    SampleRun run =
        begun("r")
            .file(1, 10, FileState.PRESENT)
            .segment(1, 1, 2)
            .points("x", 0, DType.FLOAT32, SampleRun.ramp(0, 1))
            .points("x", 1, DType.FLOAT32, SampleRun.ramp(0, 2));
    commit(run);
    assertThat(all(run, "x")).extracting(PointRange::attempt).containsExactly(1, 2);
    commit(run.segment(1, 1, 1));
    assertThat(all(run, "x")).extracting(PointRange::attempt).containsExactly(1, 1);
    assertThat(tags(run.id).getFirst().attempts()).isEqualTo(1);
    assertThat(runs().getFirst().attempts()).isEqualTo(1);
  }

  @Test
  void otherKindsKeepWhereTheyLie() {
    SampleRun run = begun("r").value("h", Kind.HISTOGRAM, 1).value("h", Kind.HISTOGRAM, 2);
    commit(run.value("h", Kind.IMAGE, 3));
    List<StoredTag> tags = tags(run.id);
    assertThat(tags).extracting(StoredTag::kind).containsExactly(Kind.HISTOGRAM, Kind.IMAGE);
    assertThat(tags).extracting(StoredTag::points).containsExactly(2L, 1L);
    assertThat(tags.getFirst().displayName()).isEqualTo("shown");
    assertThat(this.<List<StoredValue>>read(reader -> reader.values(tags.getFirst(), 1, 10)))
        .containsExactly(
            new StoredValue(1, 0, 1, false, 0, 2, 5.0, 1_002, 99, 0xcafe, 2, SampleRun.MEDIA));
    assertThat(runs().getFirst().points()).as("scalars only").isZero();
  }

  @Test
  void corruptSpansAndNotesAreKeptInOrderAndNotesOnce() {
    CorruptSpan span = new CorruptSpan("f0", 10, 20, "Malformed record");
    SampleRun run = begun("r").corrupt(span).note("one").note("two").note("one");
    commit(run);
    commit(run.note("two"));
    assertThat(this.<List<CorruptSpan>>read(reader -> reader.corrupt(run.id, 0, 10)))
        .containsExactly(span);
    assertThat(this.<List<String>>read(reader -> reader.notes(run.id)))
        .containsExactly("one", "two");
  }

  @Test
  void corruptSpansAreReadInPartsWithTheUnfinishedOnesLast() {
    SampleRun run = begun("r");
    List<CorruptSpan> all = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      CorruptSpan span = new CorruptSpan("f0", 100L * i, 20, "Malformed record " + i);
      run.corrupt(span);
      all.add(span);
    }
    CorruptSpan pending = new CorruptSpan("f0", 900, 7, "Malformed length");
    commit(run.pending(pending));
    all.add(pending);

    for (int from = 0; from <= all.size() + 1; from++) {
      for (int count = 1; count <= all.size() + 1; count++) {
        int first = from;
        int most = count;
        assertThat(this.<List<CorruptSpan>>read(reader -> reader.corrupt(run.id, first, most)))
            .isEqualTo(all.stream().skip(from).limit(count).toList());
      }
    }
    assertThat(this.<CorruptTotals>read(reader -> reader.corruptTotals(run.id)))
        .isEqualTo(new CorruptTotals(6, 107));
  }

  @Test
  void resumingTellsIngestWhereItWas() {
    SampleRun run =
        begun("r")
            .points("x", 0, DType.FLOAT32, SampleRun.ramp(4, 1, 2))
            .value("h", Kind.HISTOGRAM, 1)
            .note("odd");
    commit(run);
    reopen();
    ResumedRun resumed = store.writer().resume(run.id).orElseThrow();
    assertThat(resumed.facts()).isEqualTo(run.facts());
    assertThat(resumed.files()).extracting(FileFacts::offset).containsExactly(100L);
    assertThat(resumed.segments()).containsExactly(new Segment(0, 0, false, 1, null));
    assertThat(resumed.tags()).extracting(t -> t.tag().name()).containsExactly("x", "h");
    assertThat(resumed.tags().getFirst().lastStep()).isEqualTo(5);
    assertThat(resumed.tags().getFirst().segments()).containsExactly(0);
    assertThat(resumed.notes()).isEqualTo(1);
    assertThat(store.writer().runs()).containsExactly(run.id);
  }

  @Test
  void commitNumbersRiseAcrossRestartsAndTheStoreKeepsItsName() {
    String id = store.id();
    SampleRun run = begun("r");
    long first = commit(run);
    reopen();
    assertThat(store.id()).isEqualTo(id);
    assertThat(store.committedSeq()).isEqualTo(first);
    assertThat(commit(run.note("later"))).isGreaterThan(first);
  }

  @Test
  void aListenerIsToldOnceTheCommitCanBeRead() {
    List<Long> seen = new CopyOnWriteArrayList<>();
    Store.Subscription subscription =
        store.onCommit(seq -> seen.add(this.<Long>read(StoreReader::commitSeq) - seq));
    SampleRun run = begun("r");
    commit(run);
    commit(run.note("more"));
    assertThat(seen).containsExactly(0L, 0L);
    subscription.close();
    commit(run.note("unheard"));
    assertThat(seen).hasSize(2);
  }

  @Test
  void growthSinceACommitNamesWhatCameAfterIt() {
    SampleRun run = begun("r").points("x", 0, DType.FLOAT32, SampleRun.ramp(0, 1, 2));
    long first = commit(run);
    long second = commit(run.points("x", 0, DType.FLOAT32, SampleRun.ramp(2, 3)));
    long third = commit(run.note("no points"));
    long tag = tags(run.id).getFirst().id();
    reopen();
    assertThat(growthSince(first))
        .hasValue(
            List.of(
                new Growth(second, run.id, List.of(new Growth.TagGrowth(tag, 2, 1))),
                new Growth(third, run.id, List.of())));
    assertThat(growthSince(third)).hasValue(List.of());
    assertThat(growthSince(third + 1)).isEmpty();
  }

  @Test
  void growthPastRetentionIsRefusedAndNoPointIsLost() throws Exception {
    SampleRun run = begun("r").points("x", 0, DType.FLOAT32, SampleRun.ramp(0, 1, 2));
    long first = commit(run);
    clock.advanceMillis(TailRetention.RETENTION_MILLIS + 1);
    while (growthSince(first - 1).isPresent()) {
      Thread.sleep(20);
    }
    assertThat(growthSince(first)).hasValue(List.of());
    assertThat(this.<Boolean>read(r -> r.blocks(r.tags(run.id).getFirst()).getFirst().folded()))
        .isTrue();
    assertThat(all(run, "x").getFirst().points().bits())
        .containsExactly(Double.doubleToRawLongBits(1), Double.doubleToRawLongBits(2));
  }

  @Test
  void aCommitThatFailsLeavesNothingAndHarmsNoOtherRun() {
    SampleRun good = begun("good");
    SampleRun bad = begun("bad").points("x", 9, DType.FLOAT32, SampleRun.ramp(0, 1));
    CompletableFuture<Long> failing = store.writer().submit(bad.commit());
    CompletableFuture<Long> working = store.writer().submit(good.commit());
    assertThatThrownBy(failing::get)
        .isInstanceOf(ExecutionException.class)
        .hasMessageContaining("Malformed commit: points name segment 9 of run " + bad.id);
    assertThat(working.join()).isPositive();
    assertThat(runs()).extracting(StoredRun::id).containsExactly(good.id);
    assertThatThrownBy(() -> store.writer().submit(begun("bad").commit()).get())
        .as("what follows a failed commit would leave a gap")
        .hasMessageContaining("Conflict: run " + bad.id + " takes no commits");
    assertThat(store.writer().resume(bad.id)).isEmpty();
    assertThat(commit(begun("bad"))).isPositive();
  }

  @Test
  void newPointsAreFoundBehindALongChunkAndOlderTails() {
    SampleRun run = begun("r").points("rare", 0, DType.FLOAT32, SampleRun.ramp(0, 1));
    commit(run);
    long at = 0;
    for (int count : new int[] {600, 4_096 - 600 + 4_096, 100, 100}) {
      commit(run.points("x", 0, DType.FLOAT32, SampleRun.ramp(at, new double[count])));
      at += count;
    }
    for (int back : new int[] {1, 100, 150, 200, 201}) {
      long from = at - back;
      List<PointRange> ranges =
          read(reader ->
              reader.points(reader.tag(run.id, "x", Kind.SCALAR).orElseThrow(), from, back));
      assertThat(ranges.stream().flatMapToLong(range -> LongStream.of(range.points().steps())))
          .containsExactlyElementsOf(LongStream.range(from, at).boxed().toList());
    }
  }

  @Test
  void aReadSeesOneCommitWhateverIsFoldedMeanwhile() throws Exception {
    SampleRun run = begun("r").points("x", 0, DType.FLOAT32, SampleRun.ramp(0, 1, 2));
    commit(run);
    clock.advanceMillis(60_000);
    awaitFolded(run);
    CountDownLatch headersRead = new CountDownLatch(1);
    CountDownLatch folded = new CountDownLatch(1);
    CompletableFuture<Integer> reading =
        store
            .read(reader -> {
              List<BlockHeader> headers = reader.blocks(reader.tags(run.id).getFirst());
              headersRead.countDown();
              awaitUninterruptibly(folded);
              return headers.stream().mapToInt(h -> reader.load(h).count()).sum();
            })
            .toFuture();
    headersRead.await();
    commit(run.points("x", 0, DType.FLOAT32, SampleRun.ramp(2, new double[1_500])));
    folded.countDown();
    assertThat(reading.get()).isEqualTo(2);
    assertThat(tags(run.id).getFirst().points()).isEqualTo(1_502);
  }

  private void awaitFolded(SampleRun run) throws InterruptedException {
    while (!this.<Boolean>read(r -> r.blocks(r.tags(run.id).getFirst()).getFirst().folded())) {
      Thread.sleep(20);
    }
  }

  private static void awaitUninterruptibly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void cancellingReadsInMidQueryHarmsNothing() {
    SampleRun run = begun("r");
    for (int i = 0; i < 40; i++) {
      run.points("x", 0, DType.FLOAT32, SampleRun.ramp(i * 1000L, new double[1000]));
    }
    commit(run);
    for (int i = 0; i < 500; i++) {
      Disposable reading =
          store
              .read(reader -> {
                StoredTag tag = reader.tags(run.id).getFirst();
                return reader.blocks(tag).stream().map(reader::load).toList();
              })
              .subscribe();
      if (i % 5 == 0) {
        LockSupport.parkNanos(2_000_000);
      }
      reading.dispose();
    }
    assertThat(all(run, "x").stream().mapToInt(range -> range.points().count()).sum())
        .isEqualTo(40_000);
    assertThat(commit(run.points("x", 0, DType.FLOAT32, SampleRun.ramp(0, 1)))).isPositive();
  }

  @Test
  void aFailingQuerySignalsEvenWhatReactorWouldSwallow() {
    assertThatThrownBy(() ->
            read(reader -> {
              throw new StackOverflowError("deep");
            }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("Conflict: a query failed: java.lang.StackOverflowError");
  }

  @Test
  void aClosedStoreTakesNothing() {
    store.close();
    assertThatThrownBy(() -> commit(begun("r"))).hasMessageContaining("the store is closed");
    openStore();
  }

  private List<CompanionFile> companions(SampleRun run) {
    return read(reader -> reader.companions(run.id));
  }

  private List<String> notes(SampleRun run) {
    return read(reader -> reader.notes(run.id));
  }

  @Test
  void companionsAreThoseOfTheLastCommitThatNamesAny() {
    CompanionFile vectors =
        new CompanionFile("projector_config.pbtxt", Kind.PROJECTOR, "words", 250, "vectors in a");
    CompanionFile bad = new CompanionFile("p", Kind.PROFILE, "", 0, "Truncated: p is empty");
    SampleRun run = begun("r").companions(vectors, bad);
    commit(run);
    commit(run.points("x", 0, DType.FLOAT32, SampleRun.ramp(0, 1)));
    reopen();

    assertThat(companions(run)).containsExactly(vectors, bad);
    assertThat(notes(run)).containsExactly("Truncated: p is empty");

    var first = store.writer().submit(run.companions(bad).commit());
    commit(run.companions(vectors));
    first.join();
    assertThat(companions(run)).containsExactly(vectors);
    assertThat(notes(run)).isEmpty();

    commit(run.companions());
    assertThat(companions(run)).isEmpty();
  }

  @Test
  void aThousandRunsOfTwentyTagsAreListedAsRows() {
    List<CompletableFuture<Long>> commits = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      SampleRun run = begun("run-" + i);
      for (int t = 0; t < 20; t++) {
        run.points("tag/" + t, 0, DType.FLOAT32, SampleRun.ramp(i, t));
      }
      commits.add(store.writer().submit(run.commit()));
    }
    commits.forEach(CompletableFuture::join);
    assertThat(runs()).hasSize(1_000).allMatch(run -> run.points() == 20);
    Map<RunId, List<StoredTag>> tags = read(reader -> reader.tags(Kind.SCALAR));
    assertThat(tags).hasSize(1_000).allSatisfy((run, own) -> assertThat(own).hasSize(20));
    assertThat(store.committedSeq()).as("commits were grouped").isLessThan(900);
  }
}
