package dev.mindinsight.server.launch;

import dev.mindinsight.server.access.NotFoundServlet;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What a server without pages answers beside the API. */
@Configuration(proxyBeanMethods = false)
class HeadlessConfiguration {

  @Bean
  ServletRegistrationBean<NotFoundServlet> notFound() {
    return new ServletRegistrationBean<>(new NotFoundServlet(), "/");
  }
}
