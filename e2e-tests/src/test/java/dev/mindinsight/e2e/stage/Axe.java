package dev.mindinsight.e2e.stage;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.util.Set;

/** Looks at a page with axe-core. */
public final class Axe {

  private static final Set<String> GRAVE = Set.of("serious", "critical");

  private Axe() {}

  /** Nothing on the page is a serious or critical violation. */
  public static void expectAccessible(Page page, String name) {
    Visit.picture(page, "axe-" + name);
    var grave =
        new AxeBuilder(page)
            .analyze().getViolations().stream()
                .filter(rule -> GRAVE.contains(rule.getImpact()))
                .map(rule ->
                    rule.getId()
                        + ": "
                        + rule.getHelp()
                        + " at "
                        + rule.getNodes().stream().map(n -> n.getHtml()).limit(3).toList())
                .toList();
    assertThat(grave).as("violations on " + name).isEmpty();
  }
}
