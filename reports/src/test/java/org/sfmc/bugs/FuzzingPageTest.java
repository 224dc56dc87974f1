package org.sfmc.bugs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.sfmc.Repository;
import org.sfmc.checker.fuzz.Known;
import org.sfmc.scenarios.compile.Compiled;

/** The tables of {@code docs/fuzzing.md} are what the code and the pinned counts say. */
class FuzzingPageTest {
  private static final Path PAGE = Repository.ROOT.resolve("docs/fuzzing.md");

  @Test
  void whatIsKnownIsOnThePageAndInTheCorpus() throws IOException {
    Map<String, Compiled> corpus = Exposing.corpus();
    StringBuilder table =
        new StringBuilder("| implementation | with | breaks | because | shown by |\n");
    table.append("|---|---|---|---|---|\n");
    for (Known known : Known.all()) {
      Compiled shown = corpus.get(known.shown());
      assertTrue(shown != null, () -> "no run is named " + known.shown());
      table.append(
          "| %s | %s | %s | %s | [`%s`](../%s) |\n"
              .formatted(
                  String.join(", ", known.implementations()),
                  known.when(),
                  known.breaks().isEmpty()
                      ? "anything"
                      : "`" + String.join("`, `", new TreeSet<>(known.breaks())) + "`",
                  known.why(),
                  known.shown(),
                  shown.scenario().name().span().file()));
    }
    check("| implementation | with", table.toString());
  }

  @Test
  void theCountsOfSmallScenariosAreOnThePage() throws IOException {
    check(
        "| scope |",
        Files.readString(Repository.ROOT.resolve("checker/src/test/resources/scopes.md")));
  }

  /** The table that begins so. */
  private static void check(String start, String table) throws IOException {
    String page = Files.readString(PAGE);
    int from = page.indexOf(start);
    assertTrue(from >= 0, () -> "no table begins with " + start);
    int end = page.indexOf("\n\n", from);
    String old = page.substring(from, end < 0 ? page.length() : end + 1);
    if (Boolean.getBoolean("bless")) {
      Files.writeString(PAGE, page.replace(old, table));
      return;
    }
    assertEquals(table, old);
  }
}
