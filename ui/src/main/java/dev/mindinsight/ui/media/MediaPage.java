package dev.mindinsight.ui.media;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import dev.mindinsight.ui.shell.MainLayout;
import dev.mindinsight.ui.shell.Page;

/** The place of the element {@code mi-media-page}, which does all the rest in the browser. */
@Route(value = Page.Slugs.MEDIA, layout = MainLayout.class)
@PageTitle("Media · MindInsight")
@Tag("mi-media-page")
@JsModule("./media/media-page.ts")
public class MediaPage extends Component {

  /** Makes the element. */
  public MediaPage() {}
}
