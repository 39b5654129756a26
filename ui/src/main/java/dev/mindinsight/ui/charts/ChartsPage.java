package dev.mindinsight.ui.charts;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import dev.mindinsight.ui.shell.MainLayout;
import dev.mindinsight.ui.shell.Page;

/** The place of the element {@code mi-charts-page}, which does all the rest in the browser. */
@Route(value = Page.Slugs.CHARTS, layout = MainLayout.class)
@PageTitle("Charts · MindInsight")
@Tag("mi-charts-page")
@JsModule("./charts/charts-page.ts")
public class ChartsPage extends Component {

  /** Makes the element. */
  public ChartsPage() {}
}
