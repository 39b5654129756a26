package dev.mindinsight.ui.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;

/** The address without a path: leads to the runs and keeps what the query selects. */
@Route("")
@Tag("div")
public class RootRedirect extends Component implements BeforeEnterObserver {

  /** Makes the view, which is never shown. */
  public RootRedirect() {}

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    event.forwardTo(Page.Slugs.RUNS, event.getLocation().getQueryParameters());
  }
}
