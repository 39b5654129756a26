package dev.mindinsight.ui.shell;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.page.AppShellConfigurator;
import com.vaadin.flow.server.AppShellSettings;
import com.vaadin.flow.server.CustomizedSystemMessages;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.spring.SpringBootAutoConfiguration;
import com.vaadin.flow.spring.VaadinScopesConfig;
import com.vaadin.flow.spring.annotation.EnableVaadin;
import com.vaadin.flow.theme.aura.Aura;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.jetty.autoconfigure.servlet.JettyServletWebServerAutoConfiguration;
import org.springframework.boot.servlet.autoconfigure.HttpEncodingAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The pages as a Spring configuration: {@code ui.launch} hands this class to {@code
 * dev.mindinsight.server.launch.Server.start} as a web configuration, and Vaadin answers at {@code
 * /*} beside the API of the same port. It brings no web server of its own: the servlet context that
 * it is added to has one.
 */
@Configuration(proxyBeanMethods = false)
// By name: all that Boot would find beside them makes a data source, transactions, converters and
// schedulers that nothing here asks for, and takes an eighth of a start.
@ImportAutoConfiguration({
  SpringBootAutoConfiguration.class,
  VaadinScopesConfig.class,
  JettyServletWebServerAutoConfiguration.class,
  DispatcherServletAutoConfiguration.class,
  WebMvcAutoConfiguration.class,
  ErrorMvcAutoConfiguration.class,
  HttpEncodingAutoConfiguration.class
})
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
