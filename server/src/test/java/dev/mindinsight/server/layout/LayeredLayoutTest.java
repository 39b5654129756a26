package dev.mindinsight.server.layout;

import static dev.mindinsight.server.graph.Graphs.node;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mindinsight.server.graph.GraphHierarchy;
import dev.mindinsight.server.graph.Graphs;
import dev.mindinsight.server.graph.Outline;
import dev.mindinsight.summary.content.GraphModel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.Disposable;

class LayeredLayoutTest {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final GraphLayouts layouts = new GraphLayouts();

  @AfterEach
  void end() {
    layouts.close();
  }

  private GraphLayout layout(GraphModel model, Set<String> open) {
    return layouts.layout(GraphHierarchy.of(model), open).block(PATIENCE);
  }

  private static Set<String> someScopes(GraphModel model, long seed) {
    Random random = new Random(seed);
    Set<String> open = new TreeSet<>();
    model
        .nodes()
        .forEach(node -> {
          for (String at = node.scope(); !at.isEmpty(); at = above(at)) {
            if (random.nextInt(3) > 0) {
              open.add(at);
            }
          }
        });
    return open;
  }

  private static String above(String name) {
    return name.substring(0, Math.max(0, name.lastIndexOf('/')));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void boxesLieInTheirBoxesAndBesideEachOther(long seed) {
    GraphModel model = Graphs.random(seed, 20 + 30 * (int) seed);

    GraphLayout layout = layout(model, someScopes(model, seed));

    requireNoOverlap(layout);
    assertThat(layout.routes()).noneMatch(GraphLayout.Route::far);
  }

  private static void requireNoOverlap(GraphLayout layout) {
    List<GraphLayout.Place> boxes = layout.boxes();
    for (int i = 0; i < boxes.size(); i++) {
      GraphLayout.Place box = boxes.get(i);
      if (box.box().parent() >= 0) {
        assertThat(holds(boxes.get(box.box().parent()), box)).isTrue();
      }
      assertThat(box.x() + box.width()).isLessThanOrEqualTo(layout.width());
      assertThat(box.y() + box.height()).isLessThanOrEqualTo(layout.height());
      for (int j = i + 1; j < boxes.size(); j++) {
        if (boxes.get(j).box().parent() == box.box().parent()) {
          assertThat(apart(box, boxes.get(j))).as("%s and %s", box, boxes.get(j)).isTrue();
        }
      }
    }
  }

  private static boolean holds(GraphLayout.Place outer, GraphLayout.Place inner) {
    return inner.x() > outer.x()
        && inner.y() >= outer.y() + BoxSizes.TITLE
        && inner.x() + inner.width() < outer.x() + outer.width()
        && inner.y() + inner.height() < outer.y() + outer.height();
  }

  private static boolean apart(GraphLayout.Place a, GraphLayout.Place b) {
    return a.x() + a.width() <= b.x()
        || b.x() + b.width() <= a.x()
        || a.y() + a.height() <= b.y()
        || b.y() + b.height() <= a.y();
  }

  @Test
  void routesBeginAndEndAtTheirBoxes() {
    GraphLayout layout = layout(Graphs.net(3, 4), Set.of("net", "net/block1", "gradients"));

    assertThat(layout.routes()).isNotEmpty();
    for (GraphLayout.Route route : layout.routes()) {
      List<Integer> points = route.points();
      int last = points.size() - 2;
      assertThat(touches(layout.boxes().get(route.flow().from()), points, 0)).isTrue();
      assertThat(touches(layout.boxes().get(route.flow().to()), points, last)).isTrue();
    }
  }

  private static boolean touches(GraphLayout.Place box, List<Integer> points, int at) {
    int x = points.get(at);
    int y = points.get(at + 1);
    return x >= box.x() - 1
        && x <= box.x() + box.width() + 1
        && y >= box.y() - 1
        && y <= box.y() + box.height() + 1;
  }

  @Test
  void dataFlowDown() {
    GraphLayout layout =
        layout(Graphs.of(node("c", "C", "b"), node("b", "B", "a"), node("a", "A")), Set.of());

    assertThat(layout.boxes().get(2).y()).isLessThan(layout.boxes().get(1).y());
    assertThat(layout.boxes().get(1).y()).isLessThan(layout.boxes().get(0).y());
  }

  @Test
  void boxesThatNothingFlowsToMakeABlock() {
    List<GraphModel.Node> nodes = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      nodes.add(node("n" + i, "Op" + i));
    }

    GraphLayout layout = layout(new GraphModel("test", nodes, List.of()), Set.of());

    requireNoOverlap(layout);
    assertThat((double) layout.width() / layout.height()).isBetween(0.7, 3.0);
    assertThat(layout.routes()).isEmpty();
  }

  @Test
  void theSameIsLaidOutTheSame() {
    GraphModel model = Graphs.random(77, 200);
    Set<String> open = someScopes(model, 77);

    GraphLayout first = layout(model, open);
    layout(Graphs.random(5, 50), Set.of());

    assertThat(layout(model, open)).isEqualTo(first);
  }

  @Test
  void aGraphWithoutNodesIsEmpty() {
    assertThat(layout(Graphs.of(), null).boxes()).isEmpty();
  }

  @Test
  void aLongChainWithFarFlowsIsLaidOut() {
    GraphModel model = Graphs.net(600, 4);
    Set<String> open = new TreeSet<>(Set.of("net", "gradients"));
    for (int block = 0; block < 600; block++) {
      open.add("net/block" + block);
      open.add("gradients/block" + block);
    }

    GraphLayout layout = layout(model, open);

    assertThat(layout.boxes()).hasSizeBetween(Outline.BOXES_MAX - 4, Outline.BOXES_MAX);
    assertThat(layout.routes()).anyMatch(GraphLayout.Route::far).anyMatch(r -> !r.far());
    requireNoOverlapNearby(layout);
  }

  /** All pairs of 5,000 are too many to look at: those that follow each other are looked at. */
  private static void requireNoOverlapNearby(GraphLayout layout) {
    List<GraphLayout.Place> boxes = layout.boxes();
    for (int i = 1; i < boxes.size(); i++) {
      if (boxes.get(i).box().parent() == boxes.get(i - 1).box().parent()) {
        assertThat(apart(boxes.get(i - 1), boxes.get(i))).isTrue();
      }
    }
  }

  @Test
  void aLayoutThatNobodyWaitsForMakesRoomForTheNext() throws InterruptedException {
    GraphHierarchy large = GraphHierarchy.of(Graphs.random(9, 3_000));
    CountDownLatch given = new CountDownLatch(1);
    List<Disposable> waiting = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      waiting.add(
          layouts.layout(large, someScopes(large.model(), i)).subscribe(l -> given.countDown()));
    }

    waiting.forEach(Disposable::dispose);

    assertThat(layouts.layout(GraphHierarchy.of(Graphs.net(1, 2)), null).block(PATIENCE))
        .isNotNull();
    assertThat(given.await(1, TimeUnit.MILLISECONDS)).isFalse();
  }

  @Test
  void moreThanCanWaitAreRefused() {
    GraphHierarchy large = GraphHierarchy.of(Graphs.random(9, 3_000));
    List<Throwable> refused = new ArrayList<>();
    List<Disposable> waiting = new ArrayList<>();
    for (int i = 0; i < 66; i++) {
      waiting.add(layouts.layout(large, null).subscribe(layout -> {}, refused::add));
    }

    assertThat(refused).singleElement().isInstanceOf(RejectedExecutionException.class);
    waiting.forEach(Disposable::dispose);
  }
}
