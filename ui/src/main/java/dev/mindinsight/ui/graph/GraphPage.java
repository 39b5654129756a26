package dev.mindinsight.ui.graph;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import dev.mindinsight.ui.shell.MainLayout;
import dev.mindinsight.ui.shell.Page;

/** The place of the element {@code mi-graph-page}, which does all the rest in the browser. */
@Route(value = Page.Slugs.GRAPH, layout = MainLayout.class)
@PageTitle("Graph · MindInsight")
@Tag("mi-graph-page")
@JsModule("./graph/graph-page.ts")
public class GraphPage extends Component {

  /** Makes the element. */
  public GraphPage() {}
}
