package dev.mindinsight.ui.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasElement;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.RouterLayout;
import java.util.List;

/**
 * The frame of every page. The element {@code mi-shell} draws rail, top bar and run panel around
 * the page, which is its child; it is told the list of pages, which one is shown and of which run,
 * and nothing else.
 */
@Tag("mi-shell")
@JsModule("./shell/shell.ts")
public class MainLayout extends Component implements RouterLayout, AfterNavigationObserver {

  /** Makes the frame around no page yet. */
  public MainLayout() {
    getElement().setPropertyList("pages", Page.links());
  }

  @Override
  public void showRouterLayoutContent(HasElement content) {
    getElement().appendChild(content.getElement());
  }

  @Override
  public void afterNavigation(AfterNavigationEvent event) {
    List<String> path = event.getLocation().getSegments();
    getElement().setProperty("page", path.getFirst());
    getElement().setProperty("run", path.size() > 1 ? path.get(1) : "");
  }
}
