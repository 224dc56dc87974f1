package org.sfmc.reports.html;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.sfmc.model.sfbuf.bugs.Bug;
import org.sfmc.model.sfbuf.bugs.Bugs;
import org.sfmc.reports.SavedTraces;

class TracePageTest {
  private static final int MOST_BYTES = 300_000;
  private static final Pattern ELSEWHERE = Pattern.compile("(?i)https?:|//[a-z]|url\\(|@import");

  /** What the other tests of pages and exports are about. */
  @Test
  void theTracesShowEveryBug() {
    TreeSet<String> missing = new TreeSet<>(Bugs.all().stream().map(Bug::name).toList());

    SavedTraces.all().values().forEach(d -> missing.removeAll(d.scenario().bugs()));

    assertEquals(List.of(), List.copyOf(missing));
  }

  @TestFactory
  Stream<DynamicTest> everyPageIsValidHtmlOfLittleSize() {
    return SavedTraces.each(
        document -> {
          String page = TracePage.print(document);

          // The style is the same in all of them, and takes longest; one page is checked with it.
          String bare = page.replace(Assets.of("trace").style(), "");
          assertTrue(bare.length() < page.length());
          assertEquals(List.of(), HtmlValidator.messages(bare));
          int size = page.getBytes(StandardCharsets.UTF_8).length;
          assertTrue(size <= MOST_BYTES, size + " bytes");
        });
  }

  @Test
  void theValidatorRefusesWhatIsNoHtml() {
    String page = TracePage.print(SavedTraces.of("stale[bug=no_shootdown]"));

    assertFalse(HtmlValidator.messages(page.replace("</table>", "</div>")).isEmpty());
    assertFalse(HtmlValidator.messages(page.replace("scope=\"row\"", "scope=\"line\"")).isEmpty());
    assertFalse(HtmlValidator.messages(page.replace("margin: 0;", "margn: 0;")).isEmpty());
  }

  @TestFactory
  Stream<DynamicTest> noPageNamesAnAddressElsewhere() {
    return SavedTraces.each(
        document -> {
          // The text of the scenario and of the trace is text, wherever it points.
          String markup = TracePage.print(document).replaceAll(">[^<]+<", "><");

          assertFalse(ELSEWHERE.matcher(markup).find());
        });
  }

  @Test
  void theStyleAndTheScriptNameNoAddressElsewhere() {
    for (String page : List.of("trace", "index")) {
      Assets assets = Assets.of(page);
      assertFalse(ELSEWHERE.matcher(assets.style()).find());
      assertFalse(
          Pattern.compile("https?:|fetch|XMLHttp|innerHTML").matcher(assets.script()).find());
    }
  }

  @Test
  void textThatTriesToGetOutStaysText() {
    String page = TracePage.print(Hostile.document());

    assertEquals(List.of(), HtmlValidator.messages(page));
    assertEquals(2, count(page, "<script"), "the data and the script");
    assertEquals(2, count(page, "</script>"));
    assertFalse(page.contains("<img"));
    assertFalse(page.contains("href=\"j"), "no address");
    assertEquals(count(page, "href="), count(page, "href=\"#"), "every link stays on the page");
    assertFalse(page.contains("2469134"), "what looks like a template is not one");
  }

  private static int count(String text, String part) {
    return (text.length() - text.replace(part, "").length()) / part.length();
  }
}
