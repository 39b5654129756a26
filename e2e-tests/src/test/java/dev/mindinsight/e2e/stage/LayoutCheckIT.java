package dev.mindinsight.e2e.stage;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What {@link Layout} and {@link Axe} are to find is found. */
@ExtendWith(Stage.class)
class LayoutCheckIT {

  private static Page showing(Visit visit, String body) {
    var page = visit.profile(Look.LIGHT).newPage();
    page.setContent("<body style='margin:0;font:13px sans-serif'>" + body + "</body>");
    return page;
  }

  @Test
  void aTextThatIsCutWithoutASign(Visit visit) {
    var page =
        showing(
            visit, "<div style='width:60px;overflow:hidden;white-space:nowrap'>0.123456789</div>");
    assertThatThrownBy(() -> Layout.expectReadable(page, "cut"))
        .hasMessageContaining("0.123456789 is cut");
  }

  @Test
  void aTextOverAnother(Visit visit) {
    var page =
        showing(
            visit,
            "<div style='display:grid;grid-template-columns:40px 40px'>"
                + "<b>−0.0000941561</b><b>0.000132547</b></div>");
    assertThatThrownBy(() -> Layout.expectReadable(page, "overlap"))
        .hasMessageContaining("−0.0000941561 lies over 0.000132547");
  }

  @Test
  void aTextThatIsTooFaintAtNight(Visit visit) {
    var page = visit.profile(Look.LIGHT).newPage();
    page.setContent(
        """
        <html lang="en"><title>faint</title>
        <style>
          body { background: #fff }
          @media (prefers-color-scheme: dark) { body { background: #000 } p { color: #333 } }
        </style>
        <main><h1>Head</h1><p>by day only</p></main>
        """);
    assertThatThrownBy(() -> Axe.expectAccessible(page, "check-faint"))
        .hasMessageContaining("check-faint at night")
        .hasMessageContaining("color-contrast")
        .hasMessageContaining("by day only");
  }

  @Test
  void aControlOutsideTheWindowOrBehindSomething(Visit visit) {
    var outside = showing(visit, "<button style='position:fixed;left:-20px;top:0'>out</button>");
    assertThatThrownBy(() -> Layout.expectInReach(outside, "check-outside"))
        .hasMessageContaining("out is cut off");
    var behind =
        showing(
            visit, "<button>behind</button><p style='position:fixed;inset:0;margin:0'>front</p>");
    assertThatThrownBy(() -> Layout.expectInReach(behind, "check-behind"))
        .hasMessageContaining("behind is covered by P");
  }

  @Test
  void whatEndsInAnEllipsisOrIsScrolledByKeysIsNoFault(Visit visit) {
    var page =
        showing(
            visit,
            "<p style='width:60px;overflow:hidden;text-overflow:ellipsis;white-space:nowrap'>0.123456789</p>"
                + "<p tabindex='0' style='width:60px;overflow:auto;white-space:nowrap'>9.876543210</p>"
                + "<p>one <b>two</b> three</p>");
    assertThatCode(() -> Layout.expectReadable(page, "fine")).doesNotThrowAnyException();
  }
}
