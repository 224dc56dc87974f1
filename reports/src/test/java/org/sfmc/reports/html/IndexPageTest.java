package org.sfmc.reports.html;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.sfmc.reports.SavedTraces;
import org.sfmc.reports.results.Report;
import org.sfmc.reports.results.Report.Run;
import org.sfmc.reports.trace.Document;

/**
 * The page of all runs, of which one holds, one was not searched to its end, and one is hostile.
 */
class IndexPageTest {
  private static final Path FOLDER = Path.of("target", "index").toAbsolutePath();
  private static final String VISIBLE =
      "Array.from(document.querySelectorAll('.runs tbody tr')).filter(r => r.checkVisibility()).length";

  private static Report report() {
    List<Run> runs = new ArrayList<>();
    for (Document d : SavedTraces.all().values()) {
      String file = d.scenario().run().replace('[', '.').replace("]", "");
      runs.add(run(d.scenario().run(), d, "PASS", "violated", d.verdict().property(), file));
    }
    Document like = SavedTraces.of("stale[bug=no_shootdown]");
    runs.add(run("calm", like, "PASS", "holds", null, null));
    runs.add(run("endless", like, "INCOMPLETE", "incomplete", null, null));
    runs.add(run(Hostile.TEXT, like, "FAIL", "violated", Hostile.TEXT, Hostile.TEXT));
    return new Report(Report.SCHEMA, "sfmc 0.1.0", "lock", runs);
  }

  private static Run run(
      String name, Document like, String status, String verdict, String property, String file) {
    Document.Scenario s = like.scenario();
    List<String> bugs = verdict.equals("holds") ? List.of() : s.bugs();
    return new Run(
        name,
        s.name(),
        "A title.",
        s.path(),
        1,
        s.impl(),
        bugs,
        "ok",
        status,
        status.equals("FAIL") ? List.of(name) : List.of(),
        verdict,
        property,
        null,
        null,
        verdict.equals("holds"),
        1234,
        5678,
        9,
        null,
        null,
        file == null ? null : file + ".trace.json",
        file == null ? null : file + ".html");
  }

  @Test
  void isValidHtmlWhateverARunIsCalled() {
    String page = IndexPage.print(report());

    assertEquals(List.of(), HtmlValidator.messages(page));
    assertTrue(!page.contains("<img"), "text that tries to get out stays text");
  }

  @Test
  void filtersLeaveWhatWasAskedFor() throws IOException {
    Report report = report();
    Files.createDirectories(FOLDER);
    Path file = Files.writeString(FOLDER.resolve("index.html"), IndexPage.print(report));
    long stale = report.runs().stream().filter(r -> "tlb_coherent".equals(r.property())).count();
    try (Browser browser = Browser.start()) {
      browser.open(file, 1400, 1000);
      assertEquals((long) report.runs().size(), browser.script(VISIBLE));
      assertEquals(List.of(), browser.script(Contrast.FAINT));
      browser.keep("index-light");

      browser.choose("#found", "tlb_coherent");
      assertEquals(stale, browser.script(VISIBLE));
      assertEquals(stale + " of " + report.runs().size() + " runs", browser.text("#shown"));
      browser.script("document.getElementById('words').focus()");
      browser.press("SHARE stale");
      assertEquals(1L, browser.script(VISIBLE));
      browser.press(Keys.TAB);
      browser.click("button[type=reset]");
      browser.choose("#status", "INCOMPLETE");
      assertEquals(
          "endless",
          browser.script(
              "Array.from(document.querySelectorAll('.runs tbody tr')).find(r => r.checkVisibility()).querySelector('code').textContent"));
      browser.click("#theme");
      browser.click("#theme");
      assertEquals("Theme: dark", browser.text("#theme"));
      browser.click("button[type=reset]");
      // A form is reset after those who listen have been told of it.
      browser.until(VISIBLE, (long) report.runs().size());
      assertEquals(List.of(), browser.script(Contrast.FAINT));
      browser.keep("index-dark");

      assertEquals(null, browser.script("window.broken"));
      assertEquals(List.of(), browser.console());
      assertEquals(1, browser.requests().size());
    }
  }

  /** Names of files have characters that mean something else in an address. */
  @Test
  void linksLeadToTheFiles() throws IOException {
    Document document = SavedTraces.of("stale[bug=no_shootdown_on_share]");
    Files.createDirectories(FOLDER);
    String odd = "a:b#c?d%20 e";
    Files.writeString(FOLDER.resolve(odd + ".html"), TracePage.print(document));
    Report report =
        new Report(
            Report.SCHEMA,
            "sfmc 0.1.0",
            "lock",
            List.of(run("odd", document, "PASS", "violated", "tlb_coherent", odd)));
    Path file = Files.writeString(FOLDER.resolve("odd.html"), IndexPage.print(report));
    try (Browser browser = Browser.start()) {
      browser.open(file, 1400, 1000);

      browser.click(".runs a");

      assertEquals("tlb_coherent is violated at guest:R", browser.text("h1"));
    }
  }
}
