package dev.mindinsight.ui.histograms;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import dev.mindinsight.ui.shell.MainLayout;
import dev.mindinsight.ui.shell.Page;

/** The place of the element {@code mi-histograms-page}, which does all the rest in the browser. */
@Route(value = Page.Slugs.HISTOGRAMS, layout = MainLayout.class)
@PageTitle("Histograms · MindInsight")
@Tag("mi-histograms-page")
@JsModule("./histograms/histograms-page.ts")
public class HistogramsPage extends Component {

  /** Makes the element. */
  public HistogramsPage() {}
}
