package dev.mindinsight.ui.profile;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import dev.mindinsight.ui.shell.MainLayout;
import dev.mindinsight.ui.shell.Page;

/** The place of the element {@code mi-profile-page}, which does all the rest in the browser. */
@Route(value = Page.Slugs.PROFILE, layout = MainLayout.class)
@PageTitle("Profile · MindInsight")
@Tag("mi-profile-page")
@JsModule("./profile/profile-page.ts")
public class ProfilePage extends Component {

  /** Makes the element. */
  public ProfilePage() {}
}
