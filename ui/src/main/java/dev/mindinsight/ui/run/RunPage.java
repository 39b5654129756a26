package dev.mindinsight.ui.run;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.router.BeforeEvent;
import com.vaadin.flow.router.HasUrlParameter;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import dev.mindinsight.ui.shell.MainLayout;
import dev.mindinsight.ui.shell.Page;

/**
 * The place of the element {@code mi-run-page}, which does all the rest in the browser. Its path
 * ends in the run's id.
 */
@Route(value = Page.Slugs.RUN, layout = MainLayout.class)
@PageTitle("Run · MindInsight")
@Tag("mi-run-page")
@JsModule("./run/run-page.ts")
public class RunPage extends Component implements HasUrlParameter<String> {

  /** Makes the element. */
  public RunPage() {}

  @Override
  public void setParameter(BeforeEvent event, String run) {
    getElement().setProperty("run", run);
  }
}
