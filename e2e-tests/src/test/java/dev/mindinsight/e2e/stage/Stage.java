package dev.mindinsight.e2e.stage;

import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Hands a test its {@link Visit}, and the {@link Gallery} of files that all of the suite share.
 * Browser and gallery start at their first use and end with the suite; a visit ends with its test,
 * which fails if the visit had a fault.
 */
public final class Stage implements ParameterResolver, AfterTestExecutionCallback {

  private static final Namespace NAMES = Namespace.create(Stage.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    var type = parameter.getParameter().getType();
    return type == Visit.class || type == Gallery.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    var suite = context.getRoot().getStore(NAMES);
    if (parameter.getParameter().getType() == Gallery.class) {
      return suite.computeIfAbsent(Gallery.class, k -> new Gallery(), Gallery.class);
    }
    var chromium = suite.computeIfAbsent(Chromium.class, k -> new Chromium(), Chromium.class);
    return context
        .getStore(NAMES)
        .computeIfAbsent(Visit.class, k -> new Visit(chromium.browser()), Visit.class);
  }

  @Override
  public void afterTestExecution(ExtensionContext context) {
    var visit = context.getStore(NAMES).get(Visit.class, Visit.class);
    if (visit == null) {
      return;
    }
    if (context.getExecutionException().isPresent()) {
      visit.pictures(
          "failed-"
              + context.getRequiredTestClass().getSimpleName()
              + "-"
              + context.getRequiredTestMethod().getName());
    }
    if (!visit.faults().isEmpty()) {
      throw new AssertionError("The pages had faults:\n" + String.join("\n", visit.faults()));
    }
  }
}
