package dev.mindinsight.ui.runs;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import dev.mindinsight.ui.shell.MainLayout;
import dev.mindinsight.ui.shell.Page;

/** The place of the element {@code mi-runs-page}, which does all the rest in the browser. */
@Route(value = Page.Slugs.RUNS, layout = MainLayout.class)
@PageTitle("Runs · MindInsight")
@Tag("mi-runs-page")
@JsModule("./runs/runs-page.ts")
public class RunsPage extends Component {

  /** Makes the element. */
  public RunsPage() {}
}
