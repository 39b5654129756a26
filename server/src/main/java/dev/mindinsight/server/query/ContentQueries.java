package dev.mindinsight.server.query;

import dev.mindinsight.summary.content.Content;
import dev.mindinsight.summary.content.ContentException;
import dev.mindinsight.summary.reader.ContentGoneException;
import dev.mindinsight.summary.reader.ContentReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * What values hold, read from their files when it is asked for, on threads of its own: the store's
 * must not wait for a slow disk. Safe from any thread.
 */
public final class ContentQueries implements AutoCloseable {

  /** Each may hold a record of the greatest length for a moment. */
  private static final int THREADS = 2;

  /** Requests that wait for a thread; more are refused at once. */
  private static final int WAITING_MAX = 1_000;

  private final Scheduler files =
      Schedulers.newBoundedElastic(THREADS, WAITING_MAX, "content-reader", 60, true);

  /** Reads files from now on. */
  public ContentQueries() {}

  /**
   * The content of one value.
   *
   * @param value which
   * @return fails with {@link GoneException} or {@link UnreadableException}
   */
  public Mono<Content> content(Value value) {
    return Mono.fromCallable(
            () -> {
              try {
                return read(value);
              } catch (ContentGoneException e) {
                throw new GoneException(message(e));
              } catch (ContentException | IOException e) {
                throw new UnreadableException(message(e));
              }
            })
        .subscribeOn(files);
  }

  /**
   * What is made of the contents of several values, one at a time: a content is not kept longer
   * than it takes to use it.
   *
   * @param values which
   * @param use makes an answer's item of a value and its content
   * @return fails with {@link GoneException} if the files of all of them are gone
   */
  public <T> Mono<Contents<T>> contents(List<Value> values, BiFunction<Value, Content, T> use) {
    return Mono.fromCallable(() -> read(values, use)).subscribeOn(files);
  }

  /** As {@link #contents}; files that are gone are faults even where all are. */
  <T> Mono<Contents<T>> contentsOrFaults(List<Value> values, BiFunction<Value, Content, T> use) {
    return contents(values, use)
        .onErrorResume(
            GoneException.class,
            gone ->
                Mono.just(
                    new Contents<>(
                        List.of(), values.stream().map(value -> fault(value, gone)).toList())));
  }

  private static <T> Contents<T> read(List<Value> values, BiFunction<Value, Content, T> use) {
    List<T> items = new ArrayList<>();
    List<Contents.Fault> faults = new ArrayList<>();
    int gone = 0;
    for (Value value : values) {
      try {
        items.add(use.apply(value, read(value)));
      } catch (ContentGoneException e) {
        gone++;
        faults.add(fault(value, e));
      } catch (ContentException | IOException e) {
        faults.add(fault(value, e));
      }
    }
    if (gone > 0 && gone == values.size()) {
      throw new GoneException(faults.getFirst().reason());
    }
    return new Contents<>(items, faults);
  }

  private static Content read(Value value)
      throws ContentGoneException, ContentException, IOException {
    return ContentReader.read(value.file(), value.place(), value.kind());
  }

  private static Contents.Fault fault(Value value, Exception e) {
    return new Contents.Fault(value.step(), value.attempt(), value.index(), message(e));
  }

  private static String message(Exception e) {
    return String.valueOf(e.getMessage());
  }

  /** Ends the threads. */
  @Override
  public void close() {
    files.dispose();
  }
}
