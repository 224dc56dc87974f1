package org.sfmc.reports.html;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;
import org.sfmc.reports.SavedTraces;
import org.sfmc.reports.export.Mermaid;
import org.sfmc.reports.export.States;
import org.sfmc.reports.trace.Document;

/** The pages as somebody uses them: loaded from disk, with keys and a slider. */
class InBrowserTest {
  private static final String STALE = "stale[bug=no_shootdown_on_share]";
  private static final Path FOLDER = Path.of("target", "pages").toAbsolutePath();

  private static Browser browser;

  @BeforeAll
  static void start() throws IOException {
    Files.createDirectories(FOLDER);
    browser = Browser.start();
  }

  @AfterAll
  static void quit() {
    if (browser != null) {
      browser.close();
    }
  }

  @BeforeEach
  void asUsual() {
    browser.emulate("light", "");
    browser.scripts(true);
  }

  private static Document open(String run) throws IOException {
    Document document = SavedTraces.of(run);
    open(TracePage.print(document), 1400, 1000);
    return document;
  }

  private static void open(String page, int width, int height) throws IOException {
    Path file = Files.writeString(FOLDER.resolve("page.html"), page);
    browser.open(file, width, height);
  }

  private static String position() {
    return browser.text("#position");
  }

  private static void nothingWentWrong() {
    assertEquals(List.of(), browser.console());
    List<String> requests = browser.requests();
    assertEquals(1, requests.size(), requests.toString());
    assertTrue(requests.get(0).startsWith("file:"), requests.toString());
  }

  @Test
  void beginsAtTheRowThatBreaks() throws IOException {
    open(STALE);

    assertEquals("14 / 14", position());
    assertEquals("K0p1–p0 ≠ page table{0}", browser.text("#translations"));
    assertEquals("R:  r1 = *v1;", browser.text(".source .at"));
    nothingWentWrong();
  }

  @Test
  void keysStepAndFindCausesAndSwitches() throws IOException {
    open(STALE);

    browser.press(Keys.HOME);
    assertEquals("0 / 14", position());
    assertEquals("K0–––{}", browser.text("#translations"));
    assertEquals("Before the first row", browser.text("#live"));
    browser.press("j");
    browser.press(Keys.ARROW_RIGHT);
    assertEquals("2 / 14", position());
    browser.press("k");
    browser.press(Keys.ARROW_LEFT);
    assertEquals("0 / 14", position());
    browser.press("c");
    browser.press("c");
    assertEquals("5 / 14", position());
    browser.press("n");
    assertEquals("10 / 14", position());
    browser.press("n");
    assertEquals("13 / 14", position());
    browser.press("N");
    assertEquals("10 / 14", position());
    browser.press(Keys.END);
    assertEquals("14 / 14", position());
    nothingWentWrong();
  }

  @Test
  void oneIsToldWhatARowIsAndWhatItChanged() throws IOException {
    open(STALE);

    browser.press("k", "k");

    assertEquals("12 / 14", position());
    String told = browser.text("#live");
    assertTrue(
        told.startsWith(
            "Row 12: owner on cpu0: sf = sf_buf_alloc(p1, SFB_CPUPRIVATE) → K0; a cause; "),
        told);
    assertTrue(told.contains("pte(K0) p0 to p1"), told);
    assertEquals(told, browser.script("document.getElementById('slider').ariaValueText"));
    assertEquals("polite", browser.script("document.getElementById('live').ariaLive"));
  }

  @Test
  void theSliderMovesThePanels() throws IOException {
    open(STALE);

    browser.script("document.getElementById('slider').focus()");
    browser.press(Keys.HOME);
    for (int i = 0; i < 6; i++) {
      browser.press(Keys.ARROW_RIGHT);
    }

    assertEquals("6 / 14", position());
    assertEquals("K0p0 accessed–p0{0,1}", browser.text("#translations"));
    assertEquals(
        "tr.cause.here",
        browser.script("'tr.' + document.querySelector('.here').className.replace(' ', '.')"));
    nothingWentWrong();
  }

  @Test
  void theStateIsThatOfTheDocumentAfterEveryRow() throws IOException {
    Document document = open(STALE);
    List<Map<String, String>> states = States.of(document);
    browser.press("d");
    browser.press(Keys.HOME);

    for (Map<String, String> state : states) {
      Object shown =
          browser.script(
              """
              Object.fromEntries(Array.from(document.querySelectorAll('#state tr'), row =>
                [row.children[0].firstChild.textContent, row.children[1].textContent.split(' → ').pop()]))
              """);
      assertEquals(state, shown);
      browser.press("j");
    }
  }

  @Test
  void onlyChangesAreShownUntilAllAreAskedFor() throws IOException {
    Document document = open("wait[bug=no_wakeup]");
    browser.press(Keys.HOME, "j");
    int changed = document.rows().get(0).diff().size();

    assertEquals((long) changed, browser.script("document.querySelectorAll('#state tr').length"));
    browser.press("d");
    assertEquals(
        (long) document.init().size(),
        browser.script("document.querySelectorAll('#state tr').length"));
    assertEquals(
        (long) changed,
        browser.script(
            "Array.from(document.querySelectorAll('#state tr')).filter(r => r.children[2].textContent === 'changed').length"));
  }

  @Test
  void linksLeadToRowsAndRowsMakeLinks() throws IOException {
    Document document = SavedTraces.of(STALE);
    Path file = Files.writeString(FOLDER.resolve("linked.html"), TracePage.print(document));
    browser.open(file, 1400, 1000);

    browser.script("location.hash = '#step=6'");
    browser.press("j");
    assertEquals("7 / 14", position());
    assertEquals("#step=7", browser.script("location.hash"));
    browser.click(".why a");
    assertEquals("2 / 14", position());
    browser.click("tr[data-row='9'] button");
    browser.press("j");
    assertEquals("10 / 14", position(), "keys go on after a click on a row");
    nothingWentWrong();
  }

  @Test
  void whereAnAddressCannotBeReplacedOnlyTheLinkIsLost() throws IOException {
    String page = TracePage.print(SavedTraces.of(STALE));
    Files.writeString(FOLDER.resolve("inner.html"), page);
    String outer =
        "<!DOCTYPE html><title>x</title><iframe width=1200 height=800 sandbox='allow-scripts' src='inner.html'></iframe>";
    browser.open(Files.writeString(FOLDER.resolve("outer.html"), outer), 1400, 1000);

    browser.intoFrame();
    browser.click("tr[data-row='3'] button");

    assertEquals("3 / 14", position());
  }

  @Test
  void lettersAreNoKeysInFieldsAndCanBeTurnedOff() throws IOException {
    open(STALE);

    browser.script("document.getElementById('only').focus()");
    browser.press("k");
    assertEquals("14 / 14", position());
    browser.script("document.activeElement.blur()");
    browser.press("?");
    assertEquals(true, browser.script("document.getElementById('help').open"));
    browser.click("#letters");
    browser.click("#close");
    browser.script("document.activeElement.blur()");
    browser.press("k");
    assertEquals("14 / 14", position());
    browser.press(Keys.ARROW_LEFT);
    assertEquals("13 / 14", position());
  }

  /** A walk with the tab key comes to everything that can be operated, and to nothing twice. */
  @Test
  void everyControlIsReachedByTheKeyboard() throws IOException {
    open(STALE);
    browser.press(Keys.HOME, "j");
    long controls =
        (Long)
            browser.script(
                "Array.from(document.querySelectorAll('a, button, input, summary, [tabindex]'))"
                    + ".filter(e => e.checkVisibility() && !e.disabled).length");

    List<Object> reached = new ArrayList<>();
    for (int i = 0; i < controls; i++) {
      browser.tab();
      reached.add(
          browser.script(
              "Array.from(document.querySelectorAll('*')).indexOf(document.activeElement)"));
    }

    assertEquals(controls, reached.stream().distinct().count());
    assertTrue(controls > 50, "controls: " + controls);
    assertEquals(
        0L,
        browser.script(
            "Array.from(document.querySelectorAll('button, input, summary')).filter(e =>"
                + " !(e.textContent.trim() || e.ariaLabel || e.closest('label'))).length"),
        "controls without a name");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        STALE,
        "accessed_bit[tlb=speculative]",
        "one_flag[bug=flag_wakeup_one]",
        "hold_and_wait[LATER=SFB_DEFAULT]",
        "swallowed[bug=wakeup_one]",
        "copy_loop[HOLD=1,impl=direct_map]"
      })
  void textIsReadableInLightAndDark(String run) throws IOException {
    String name = run.replace('[', '.').replace("]", "");
    for (String scheme : List.of("light", "dark")) {
      browser.emulate(scheme, "");
      open(run);
      assertEquals(List.of(), browser.script(Contrast.FAINT), scheme);
      browser.keep(name + "-" + scheme);
      browser.press("d", Keys.HOME, "j");
      assertEquals(List.of(), browser.script(Contrast.FAINT), scheme);
    }
    open(TracePage.print(SavedTraces.of(run)), 500, 1000);
    browser.keep(name + "-narrow");
    assertTrue(
        (Boolean) browser.script("document.documentElement.scrollWidth <= window.innerWidth"),
        "nothing sticks out of a narrow window");
    nothingWentWrong();
  }

  @Test
  void theThemeCanBeChosen() throws IOException {
    open(STALE);
    String ground = "getComputedStyle(document.body).backgroundColor";
    Object light = browser.script(ground);

    browser.press("t", "t");
    Object dark = browser.script(ground);
    browser.press("t");

    assertNotEquals(light, dark);
    assertEquals(light, browser.script(ground));
    browser.emulate("dark", "");
    assertEquals(dark, browser.script(ground), "auto is what the system has");
  }

  @Test
  void withoutScriptsTheTableTellsEverything() throws IOException {
    browser.scripts(false);
    Document document = open(STALE);

    browser.scripts(true);
    assertEquals("", browser.text("#position"), "the script has not run");
    String table = browser.text(".lanes");
    for (Document.Row row : document.rows()) {
      assertTrue(table.contains(row.text()), row.text());
      row.diff().forEach((c, change) -> assertTrue(table.contains(c), c));
      row.steps().stream()
          .filter(step -> row.isCall() && row.steps().size() > 1 && !step.silent())
          .forEach(step -> assertTrue(table.contains(step.op()), step.op()));
    }
    assertEquals(false, browser.script("document.querySelector('.controls').checkVisibility()"));
    assertEquals(true, browser.script("document.querySelector('.source').checkVisibility()"));
  }

  @Test
  void aPrintedPageIsTheTableAndTheScenario() throws IOException {
    open(STALE);
    browser.emulate("dark", "print");

    assertEquals(false, browser.script("document.querySelector('.controls').checkVisibility()"));
    assertEquals(false, browser.script("document.querySelector('.state').checkVisibility()"));
    assertEquals(true, browser.script("document.querySelector('.lanes').checkVisibility()"));
    assertEquals(List.of(), browser.script(Contrast.FAINT));
    assertEquals(
        "rgb(255, 255, 255)", browser.script("getComputedStyle(document.body).backgroundColor"));
  }

  @Test
  void aHostileTraceRunsNothing() throws IOException {
    open(TracePage.print(Hostile.document()), 1400, 1000);

    browser.press(Keys.HOME, "j", "c", "n", "d");

    assertEquals(null, browser.script("window.broken"));
    assertEquals(0L, browser.script("document.images.length"));
    assertTrue(browser.text("h1").contains(Hostile.TEXT), browser.text("h1"));
    nothingWentWrong();
  }

  @Test
  void ofVeryManyRowsOnlyThoseNearAreLaidOut() throws IOException {
    open(TracePage.print(Longer.of(SavedTraces.of(STALE), 2500)), 1400, 1000);
    String visible =
        "Array.from(document.querySelectorAll('tr[data-row]')).filter(r => r.checkVisibility()).length";

    assertEquals("2500 / 2500", position());
    assertEquals(1000L, browser.script(visible));
    browser.press(Keys.HOME);
    assertEquals(1000L, browser.script(visible));
    browser.script(
        "(s => { s.value = 1200; s.dispatchEvent(new Event('input')); })(document.getElementById('slider'))");
    assertEquals(1500L, browser.script(visible));
    assertEquals(
        true, browser.script("document.querySelector(\"[data-row='1200']\").checkVisibility()"));
    assertEquals(
        "Shown are rows 501 to 2000 of 2500; the slider and the keys reach the others.",
        browser.text("#window"));
    nothingWentWrong();
  }

  @Test
  void mermaidTakesEveryDiagram() throws IOException {
    StringBuilder page =
        new StringBuilder("<!DOCTYPE html><meta charset=utf-8><title>m</title><script>");
    try (InputStream in = mermaid()) {
      String script = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      page.append(script.replace("</script", "<\\/script")).append("</script>");
    }
    open(page.toString(), 1400, 1000);
    Map<String, Document> all = new LinkedHashMap<>(SavedTraces.all());
    all.put("hostile", Hostile.document());

    for (Map.Entry<String, Document> each : all.entrySet()) {
      assertEquals(
          "sequence",
          browser.script(
              "mermaid.parse(arguments[0]).then(d => d.diagramType, e => e.message)",
              Mermaid.print(each.getValue())),
          each.getKey());
    }
    assertFalse(
        "sequence"
            .equals(
                browser.script(
                    "mermaid.parse(arguments[0]).then(d => d.diagramType, e => e.message)",
                    "sequenceDiagram\n  Nota over x: y")));
    for (String run : List.of(STALE, "hostile", "one_flag[bug=flag_wakeup_one]")) {
      String drawn =
          String.valueOf(
              browser.script(
                  "mermaid.render('d', arguments[0]).then(d => new DOMParser()"
                      + ".parseFromString(d.svg, 'text/html').body.textContent)",
                  Mermaid.print(all.get(run))));
      String explained = all.get(run).verdict().explanation().replaceAll("\\s+", " ");
      assertTrue(drawn.contains(explained), drawn);
    }
    assertEquals(null, browser.script("window.broken"));
  }

  private static InputStream mermaid() {
    return InBrowserTest.class.getResourceAsStream(
        "/META-INF/resources/webjars/mermaid/11.14.0/dist/mermaid.min.js");
  }
}
