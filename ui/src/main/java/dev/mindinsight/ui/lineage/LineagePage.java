package dev.mindinsight.ui.lineage;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import dev.mindinsight.ui.shell.MainLayout;
import dev.mindinsight.ui.shell.Page;

/** The place of the element {@code mi-lineage-page}, which does all the rest in the browser. */
@Route(value = Page.Slugs.LINEAGE, layout = MainLayout.class)
@PageTitle("Lineage · MindInsight")
@Tag("mi-lineage-page")
@JsModule("./lineage/lineage-page.ts")
public class LineagePage extends Component {

  /** Makes the element. */
  public LineagePage() {}
}
