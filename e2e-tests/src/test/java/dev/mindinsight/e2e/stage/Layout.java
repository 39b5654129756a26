package dev.mindinsight.e2e.stage;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;

/** What a person could not see or press, found by looking at every element of a page. */
public final class Layout {

  /** Controls that are in the window but partly outside of it, or that something else covers. */
  private static final String OUT_OF_REACH =
      """
      () => {
        const all = (root) => [...root.querySelectorAll('*')].flatMap((e) => [e, ...(e.shadowRoot ? all(e.shadowRoot) : [])]);
        const at = (x, y) => {
          let e = document.elementFromPoint(x, y);
          while (e?.shadowRoot && e.shadowRoot.elementFromPoint(x, y) && e.shadowRoot.elementFromPoint(x, y) !== e) {
            e = e.shadowRoot.elementFromPoint(x, y);
          }
          return e;
        };
        const scrolls = (e) => {
          for (let p = e; p; p = p.parentElement ?? p.getRootNode().host) {
            if (/auto|scroll/.test(getComputedStyle(p).overflowY)) return true;
          }
          return false;
        };
        return all(document)
          .filter((e) => e.matches('button, a[href], input, select') && e.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
          .flatMap((e) => {
            const r = e.getBoundingClientRect();
            const name = e.getAttribute('aria-label') ?? e.textContent.trim().slice(0, 40);
            if (r.width === 0 || (scrolls(e) && (r.top < 0 || r.bottom > innerHeight))) return [];
            if (r.left < 0 || r.top < 0 || r.right > innerWidth + 0.5 || r.bottom > innerHeight + 0.5) return [name + ' is cut off'];
            const hit = at(r.left + r.width / 2, r.top + r.height / 2);
            const own = hit && (e.contains(hit) || hit.contains(e) || e.labels?.[0]?.contains(hit));
            return own || scrolls(e) ? [] : [name + ' is covered by ' + hit?.tagName];
          });
      }\
      """;

  /**
   * Texts that are cut without a sign, and pairs of texts that lie over one another. What scrolls
   * sideways on purpose takes the focus, so that keys can scroll it; what ends in an ellipsis says
   * that it is cut.
   */
  private static final String UNREADABLE =
      """
      () => {
        const all = (root) => [...root.querySelectorAll('*')].flatMap((e) => [e, ...(e.shadowRoot ? all(e.shadowRoot) : [])]);
        const up = (e) => e.parentElement ?? e.getRootNode().host ?? null;
        const clip = (e, r) => {
          let [left, top, right, bottom] = [r.left, r.top, r.right, r.bottom], cut = false, free = false;
          for (let p = e; p; p = up(p)) {
            const s = getComputedStyle(p);
            if (s.overflowX === 'visible' && s.overflowY === 'visible') continue;
            const b = p.getBoundingClientRect();
            free ||= s.textOverflow === 'ellipsis' || s.webkitLineClamp !== 'none' || (/auto|scroll/.test(s.overflowX) && p.tabIndex >= 0);
            if (!free && (left < b.left - 1 || right > b.right + 1)) cut = true;
            [left, top, right, bottom] = [Math.max(left, b.left), Math.max(top, b.top), Math.min(right, b.right), Math.min(bottom, b.bottom)];
          }
          return { left, top, right, bottom, cut };
        };
        const texts = [];
        for (const e of all(document)) {
          if (!e.checkVisibility({ visibilityProperty: true, opacityProperty: true }) || e.matches('option, script, style, title, .unseen')) continue;
          for (const node of e.childNodes) {
            if (node.nodeType !== 3 || node.data.trim() === '') continue;
            const range = document.createRange();
            range.selectNodeContents(node);
            const r = clip(e, range.getBoundingClientRect());
            if (r.right - r.left > 1 && r.bottom - r.top > 1) texts.push({ e, r, text: node.data.trim().slice(0, 40) });
          }
        }
        const found = texts.filter(({ r }) => r.cut).map(({ text }) => text + ' is cut');
        texts.forEach((a, i) => texts.slice(i + 1).forEach((b) => {
          const wide = Math.min(a.r.right, b.r.right) - Math.max(a.r.left, b.r.left);
          const high = Math.min(a.r.bottom, b.r.bottom) - Math.max(a.r.top, b.r.top);
          const lines = a.e.contains(b.e) || b.e.contains(a.e) || up(a.e) === up(b.e) && getComputedStyle(a.e).display === 'inline';
          if (wide > 2 && high > 3 && !lines) found.push(a.text + ' lies over ' + b.text);
        }));
        return found;
      }\
      """;

  private Layout() {}

  /** Every control can be pressed, and the page does not scroll sideways. */
  public static void expectInReach(Page page, String name) {
    Visit.picture(page, "layout-" + name);
    assertThat((List<?>) page.evaluate(OUT_OF_REACH))
        .as(name + " at " + page.viewportSize().width)
        .isEmpty();
    int wide = ((Number) page.evaluate("document.documentElement.scrollWidth")).intValue();
    assertThat(wide).as("no page scrolls sideways").isLessThanOrEqualTo(page.viewportSize().width);
  }

  /** No text is cut without a sign, and none lies over another. */
  public static void expectReadable(Page page, String name) {
    assertThat((List<?>) page.evaluate(UNREADABLE))
        .as(name + " at " + page.viewportSize().width)
        .isEmpty();
  }
}
