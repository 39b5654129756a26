package dev.mindinsight.ui.shell;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.page.AppShellConfigurator;
import com.vaadin.flow.server.AppShellSettings;
import com.vaadin.flow.server.CustomizedSystemMessages;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.spring.annotation.EnableVaadin;
import com.vaadin.flow.theme.aura.Aura;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The pages as a Spring configuration: {@code ui.launch} hands this class to {@code
 * dev.mindinsight.server.launch.Server.start} as a web configuration, and Vaadin answers at {@code
 * /*} beside the API of the same port. It brings no web server of its own: the servlet context that
 * it is added to has one.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration(
    // The core context has migrated its store already.
    excludeName = "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration")
@EnableVaadin("dev.mindinsight.ui")
@StyleSheet(Aura.STYLESHEET)
public class VaadinApplication implements AppShellConfigurator {

  /** Made by Spring, and by Vaadin to read the page's settings. */
  public VaadinApplication() {}

  @Override
  public void configurePage(AppShellSettings settings) {
    settings.setPageTitle("MindInsight");
    settings.addFavIcon("icon", "icons/favicon.svg", "any");
  }

  /** An expired session loads the same address again: all that the user chose stands in there. */
  @Bean
  VaadinServiceInitListener silentExpiry() {
    CustomizedSystemMessages messages = new CustomizedSystemMessages();
    messages.setSessionExpiredNotificationEnabled(false);
    messages.setSessionExpiredURL(null);
    return event -> event.getSource().setSystemMessagesProvider(info -> messages);
  }
}
