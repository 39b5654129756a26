package dev.mindinsight.server.query;

import dev.mindinsight.server.store.Store;
import dev.mindinsight.server.store.StoreReader;
import dev.mindinsight.server.store.StoreWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongConsumer;
import reactor.core.publisher.Mono;

/**
 * A store that writes down what its readers are asked.
 *
 * @param store answers
 * @param asked takes the names of the questions, in order
 */
record AskedStore(Store store, List<String> asked) implements Store {

  @Override
  public <T> Mono<T> read(Function<StoreReader, T> query) {
    return store.read(reader -> query.apply(noting(reader)));
  }

  private StoreReader noting(StoreReader reader) {
    return (StoreReader)
        Proxy.newProxyInstance(
            StoreReader.class.getClassLoader(),
            new Class<?>[] {StoreReader.class},
            (proxy, method, arguments) -> {
              asked.add(method.getName());
              try {
                return method.invoke(reader, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  @Override
  public StoreWriter writer() {
    return store.writer();
  }

  @Override
  public String id() {
    return store.id();
  }

  @Override
  public Optional<String> fault() {
    return store.fault();
  }

  @Override
  public long committedSeq() {
    return store.committedSeq();
  }

  @Override
  public Subscription onCommit(LongConsumer listener) {
    return store.onCommit(listener);
  }

  @Override
  public void close() {
    store.close();
  }
}
