package dev.mindinsight.ui.debug;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import dev.mindinsight.ui.shell.MainLayout;
import dev.mindinsight.ui.shell.Page;

/** The place of the element {@code mi-debug-page}, which does all the rest in the browser. */
@Route(value = Page.Slugs.DEBUG, layout = MainLayout.class)
@PageTitle("Debug · MindInsight")
@Tag("mi-debug-page")
@JsModule("./debug/debug-page.ts")
public class DebugPage extends Component {

  /** Makes the element. */
  public DebugPage() {}
}
