package dev.mindinsight.e2e.stage;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.Set;

/** Looks at a page with axe-core, in both themes. */
public final class Axe {

  private static final Set<String> GRAVE = Set.of("serious", "critical");

  /** The one rule whose answer depends on the theme. */
  private static final List<String> OF_COLOURS = List.of("color-contrast");

  private Axe() {}

  /** Nothing on the page is a serious or critical violation, by day and by night. */
  public static void expectAccessible(Page page, String name) {
    Look.paint(page, ColorScheme.LIGHT);
    expectNothingGrave(page, name, new AxeBuilder(page));
    Look.paint(page, ColorScheme.DARK);
    expectNothingGrave(page, name + " at night", new AxeBuilder(page).withRules(OF_COLOURS));
    Look.paint(page, ColorScheme.LIGHT);
  }

  private static void expectNothingGrave(Page page, String name, AxeBuilder axe) {
    Visit.picture(page, "axe-" + name.replace(' ', '-'));
    var grave =
        axe.analyze().getViolations().stream()
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
