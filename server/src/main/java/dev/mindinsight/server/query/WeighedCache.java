package dev.mindinsight.server.query;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Keeps what is costly to make, those that were asked for last, up to a weight. Who asks for what
 * is being made waits for that; it is given up when nobody waits any more. Safe from any thread.
 */
final class WeighedCache<K, V> {

  private final long weightMax;
  private final ToLongFunction<V> weigh;
  private final Map<K, V> kept = new LinkedHashMap<>(16, 0.75f, true);
  private final Map<K, Mono<V>> making = new LinkedHashMap<>();
  private long weight;

  /**
   * An empty cache.
   *
   * @param weightMax what all that is kept may weigh; the newest is kept whatever it weighs
   * @param weigh tells what one thing weighs
   */
  WeighedCache(long weightMax, ToLongFunction<V> weigh) {
    this.weightMax = weightMax;
    this.weigh = weigh;
  }

  /**
   * Returns what a key stands for.
   *
   * @param make makes it when somebody waits; what fails is not kept
   */
  synchronized Mono<V> get(K key, Mono<V> make) {
    V known = kept.get(key);
    if (known != null) {
      return Mono.just(known);
    }
    Mono<V> underWay = making.get(key);
    if (underWay != null) {
      return underWay;
    }
    Mono<V> started =
        make.doOnNext(made -> keep(key, made))
            .doFinally(end -> finished(key))
            .flux()
            .replay(1)
            .refCount(1)
            .next();
    making.put(key, started);
    return started;
  }

  private synchronized void finished(K key) {
    making.remove(key);
  }

  private synchronized void keep(K key, V made) {
    @Nullable V before = kept.put(key, made);
    weight += weigh.applyAsLong(made) - (before == null ? 0 : weigh.applyAsLong(before));
    Iterator<V> oldest = kept.values().iterator();
    while (weight > weightMax && kept.size() > 1) {
      weight -= weigh.applyAsLong(oldest.next());
      oldest.remove();
    }
  }
}
