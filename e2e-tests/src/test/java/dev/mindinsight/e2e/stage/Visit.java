package dev.mindinsight.e2e.stage;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.ReducedMotion;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A person's visit: fresh browser profiles and all tabs that are opened in them. Every console
 * error, every uncaught exception and every request off this machine is a fault; {@link Stage}
 * fails the test that has one.
 */
public final class Visit implements AutoCloseable {

  /** How a browser reports that the server has gone. */
  private static final Set<String> LOST_SERVER =
      Set.of(
          "net::ERR_CONNECTION_REFUSED",
          "net::ERR_CONNECTION_RESET",
          "net::ERR_INCOMPLETE_CHUNKED_ENCODING",
          "net::ERR_EMPTY_RESPONSE",
          "net::ERR_SOCKET_NOT_CONNECTED",
          "net::ERR_CONNECTION_CLOSED");

  private final Browser browser;
  private final List<BrowserContext> profiles = new ArrayList<>();
  private final List<String> faults = new CopyOnWriteArrayList<>();
  private boolean serverMayBeLost;
  private boolean refusalsMayHappen;
  private boolean filesMayBeGone;
  private boolean jobsMayGoOn;

  Visit(Browser browser) {
    this.browser = browser;
  }

  /** The browser, for visits within a visit. */
  Browser browser() {
    return browser;
  }

  /** A new browser profile: nothing is remembered from others. */
  public BrowserContext profile(Look look) {
    var options =
        new Browser.NewContextOptions()
            .setViewportSize(look.width(), look.height())
            .setColorScheme(look.scheme());
    var profile = browser.newContext(options.setReducedMotion(ReducedMotion.REDUCE));
    profile.setDefaultTimeout(Chromium.PATIENCE_MILLIS);
    profile.onConsoleMessage(this::hear);
    profile.onWebError(error -> faults.add("uncaught: " + error.error()));
    profile.onRequest(this::see);
    profiles.add(profile);
    return profile;
  }

  /** Opens an address in a profile of its own. */
  public Page open(Look look, URI address) {
    var page = profile(look).newPage();
    page.navigate(address.toString());
    return page;
  }

  /** Opens an address on a usual laptop. */
  public Page open(URI address) {
    return open(Look.LIGHT, address);
  }

  /**
   * From here on the server is stopped on purpose: failed connections are no fault, nor that its
   * successor does not know a job that has not dialled it yet.
   */
  public void serverMayBeLost() {
    serverMayBeLost = true;
  }

  /** From here on the page asks for what it may not have on purpose: 401 and 403 are no fault. */
  public void refusalsMayHappen() {
    refusalsMayHappen = true;
  }

  /** From here on files that were read are deleted on purpose: 410 is no fault. */
  public void filesMayBeGone() {
    filesMayBeGone = true;
  }

  /** From here on a job goes on while its page asks about the stop before: 409 is no fault. */
  public void jobsMayGoOn() {
    jobsMayGoOn = true;
  }

  /** What went wrong so far, in order. */
  public List<String> faults() {
    return List.copyOf(faults);
  }

  private void hear(ConsoleMessage message) {
    boolean lost = serverMayBeLost && LOST_SERVER.stream().anyMatch(message.text()::contains);
    boolean early =
        serverMayBeLost
            && message.text().matches(".*status of 404 .*")
            && message.location().contains("/api/v1/debug/jobs/");
    boolean refused = refusalsMayHappen && message.text().matches(".*status of 40[13] .*");
    boolean gone = filesMayBeGone && message.text().matches(".*status of 410 .*");
    boolean late = jobsMayGoOn && message.text().matches(".*status of 409 .*");
    if (message.type().equals("error") && !lost && !early && !refused && !gone && !late) {
      faults.add("console: " + message.text() + " at " + message.location());
    }
  }

  private void see(Request request) {
    var url = request.url();
    boolean inside =
        url.startsWith("data:")
            || url.startsWith("blob:")
            || "localhost".equals(URI.create(url).getHost());
    if (!inside) {
      faults.add("request off this machine: " + url);
    }
  }

  /**
   * Takes a picture of what is in the window, kept in {@code target/screenshots/} for people.
   *
   * @param name what it shows; theme and width are added
   */
  public static Path picture(Page page, String name) {
    var scheme =
        (String)
            page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'");
    var file = "%s-%s-%d.png".formatted(name, scheme, page.viewportSize().width);
    var path = Product.TARGET.resolve("screenshots").resolve(file);
    page.screenshot(new Page.ScreenshotOptions().setPath(path));
    return path;
  }

  /** Takes a picture of every tab that is open. */
  void pictures(String name) {
    var pages = profiles.stream().flatMap(p -> p.pages().stream()).toList();
    for (int i = 0; i < pages.size(); i++) {
      picture(pages.get(i), name + "-" + (i + 1));
    }
  }

  @Override
  public void close() {
    profiles.forEach(BrowserContext::close);
  }
}
