package org.sfmc.reports.html;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** A Chromium without a window, driven by the chromedriver that Debian packages beside it. */
final class Browser implements AutoCloseable {
  private static final String DRIVER = "chromedriver";
  private static final List<String> BROWSERS = List.of("chromium", "chromium-browser");

  private final ChromeDriver driver;

  private Browser(ChromeDriver driver) {
    this.driver = driver;
  }

  /** Starts one; where none is installed the test is skipped, and says so. */
  static Browser start() {
    Optional<Path> chromium = BROWSERS.stream().flatMap(b -> onPath(b).stream()).findFirst();
    Optional<Path> service = onPath(DRIVER);
    boolean found = chromium.isPresent() && service.isPresent();
    if (!found) {
      System.out.println(
          "Not tested in a browser: Chromium and chromedriver are not installed"
              + " (apt-get install chromium chromium-driver).");
    }
    assumeTrue(found, "Chromium and chromedriver are not installed");
    ChromeOptions options = new ChromeOptions();
    options.setBinary(chromium.orElseThrow().toFile());
    options.addArguments("--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars");
    options.addArguments("--disable-dev-shm-usage", "--no-first-run");
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    logs.enable(LogType.PERFORMANCE, Level.ALL);
    options.setCapability("goog:loggingPrefs", logs);
    ChromeDriverService.Builder driver = new ChromeDriverService.Builder();
    driver.usingDriverExecutable(service.orElseThrow().toFile());
    return new Browser(new ChromeDriver(driver.build(), options));
  }

  private static Optional<Path> onPath(String program) {
    return Stream.of(System.getenv("PATH").split(":"))
        .map(folder -> Path.of(folder, program))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** Opens a file from disk in a window of a size, and forgets what was logged before. */
  void open(Path file, int width, int height) {
    driver.manage().window().setSize(new Dimension(width, height));
    driver.manage().logs().get(LogType.BROWSER);
    driver.manage().logs().get(LogType.PERFORMANCE);
    driver.switchTo().defaultContent();
    driver.get("about:blank");
    driver.get(file.toUri().toString());
  }

  /** Presses keys, wherever the focus is. */
  void press(CharSequence... keys) {
    new Actions(driver).sendKeys(keys).perform();
  }

  void tab() {
    press(Keys.TAB);
  }

  /** Scrolls to an element, clear of the bar that stays above, and clicks on it. */
  void click(String selector) {
    WebElement element = driver.findElement(By.cssSelector(selector));
    driver.executeScript("arguments[0].scrollIntoView({block: 'center'})", element);
    element.click();
  }

  /** Chooses an option of a list, as the keyboard does. */
  void choose(String selector, String option) {
    driver.findElement(By.cssSelector(selector)).sendKeys(option);
  }

  /** What an expression of the page comes to. */
  Object script(String expression, Object... arguments) {
    return driver.executeScript("return " + expression, arguments);
  }

  /** Waits until an expression of the page comes to a value, or for ten seconds. */
  void until(String expression, Object value) {
    driver.manage().timeouts().scriptTimeout(Duration.ofSeconds(12));
    driver.executeAsyncScript(
        """
        const [value, done] = arguments;
        const end = Date.now() + 10000;
        const look = () => (%s) === value || Date.now() > end ? done() : setTimeout(look, 20);
        look();
        """
            .formatted(expression),
        value);
  }

  String text(String selector) {
    return String.valueOf(script("document.querySelector(arguments[0]).textContent", selector))
        .strip();
  }

  /** Makes the page believe that the system is light or dark, or that it is being printed. */
  void emulate(String scheme, String media) {
    Map<String, Object> feature = Map.of("name", "prefers-color-scheme", "value", scheme);
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia", Map.of("media", media, "features", List.of(feature)));
  }

  /** Goes on inside the page's only frame. */
  void intoFrame() {
    driver.switchTo().frame(0);
  }

  /** Turns scripts off, or on again. */
  void scripts(boolean on) {
    driver.executeCdpCommand("Emulation.setScriptExecutionDisabled", Map.of("value", !on));
  }

  /** What was written to the console since the page was opened. */
  List<String> console() {
    return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .map(LogEntry::getMessage)
        .toList();
  }

  /** The addresses that were asked for since the page was opened, but for the blank one. */
  List<String> requests() {
    List<String> addresses = new ArrayList<>();
    for (LogEntry entry : driver.manage().logs().get(LogType.PERFORMANCE)) {
      var message = com.google.gson.JsonParser.parseString(entry.getMessage()).getAsJsonObject();
      var event = message.getAsJsonObject("message");
      if (event.get("method").getAsString().equals("Network.requestWillBeSent")) {
        var request = event.getAsJsonObject("params").getAsJsonObject("request");
        addresses.add(request.get("url").getAsString());
      }
    }
    addresses.remove("about:blank");
    return addresses;
  }

  /** The whole page, as long as it is. */
  byte[] screenshot() {
    Map<String, Object> shot =
        driver.executeCdpCommand("Page.captureScreenshot", Map.of("captureBeyondViewport", false));
    return Base64.getDecoder().decode(shot.get("data").toString());
  }

  /** Writes a screenshot where somebody can look at it. */
  void keep(String name) {
    try {
      Path folder = Files.createDirectories(Path.of("target", "screenshots"));
      Files.write(folder.resolve(name + ".png"), screenshot());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The page as it is printed. */
  byte[] print() {
    Map<String, Object> pdf = driver.executeCdpCommand("Page.printToPDF", Map.of());
    return Base64.getDecoder().decode(pdf.get("data").toString());
  }

  @Override
  public void close() {
    driver.quit();
  }
}
