package dev.mindinsight.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.router.Route;
import dev.mindinsight.ui.charts.ChartsPage;
import dev.mindinsight.ui.debug.DebugPage;
import dev.mindinsight.ui.graph.GraphPage;
import dev.mindinsight.ui.histograms.HistogramsPage;
import dev.mindinsight.ui.lineage.LineagePage;
import dev.mindinsight.ui.media.MediaPage;
import dev.mindinsight.ui.profile.ProfilePage;
import dev.mindinsight.ui.runs.RunsPage;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PageTest {

  @Test
  void theRailListsThePagesThatHaveARouteAndNoOther() {
    List<String> routes =
        Stream.of(
                RunsPage.class,
                ChartsPage.class,
                HistogramsPage.class,
                MediaPage.class,
                GraphPage.class,
                LineagePage.class,
                ProfilePage.class,
                DebugPage.class)
            .map(page -> page.getAnnotation(Route.class).value())
            .toList();

    assertThat(Page.links()).extracting(Page.Link::slug).containsExactlyElementsOf(routes);
  }

  @Test
  void noTwoPagesShareAKey() {
    assertThat(Page.links()).extracting(Page.Link::key).doesNotHaveDuplicates();
  }
}
