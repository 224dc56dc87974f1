package org.sfmc.bugs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.sfmc.Repository;
import org.sfmc.model.sfbuf.bugs.Bug;
import org.sfmc.model.sfbuf.bugs.Bugs;
import org.sfmc.scenarios.check.RunConfig;
import org.sfmc.scenarios.compile.Compiled;
import org.sfmc.scenarios.syntax.Scenario.Expected;

/**
 * A scenario that is about something known to go wrong says under its title what it shows, what it
 * shows harmless, and how each is known.
 */
class HeadersTest {
  private static final String SHOWS = "// Shows ";
  private static final String HARMLESS = "// Harmless: ";
  private static final int WIDTH = 120;

  @TestFactory
  List<DynamicTest> headersAreUpToDate() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (Map.Entry<String, List<Compiled>> file : files().entrySet()) {
      Path path = Repository.ROOT.resolve(file.getKey());
      String text = withHeader(Files.readString(path), header(file.getValue()));
      tests.add(DynamicTest.dynamicTest(file.getKey(), () -> Blessed.check(path, text)));
    }
    return tests;
  }

  @Test
  void aMistakeOfACallerIsAsked() throws IOException {
    Map<String, Compiled> corpus = Exposing.corpus();
    for (Catalogue entry : Catalogue.entries()) {
      for (String id : entry.runs()) {
        String file = file(corpus.get(id));
        assertTrue(
            corpus.values().stream()
                .filter(c -> file(c).equals(file))
                .map(Compiled::run)
                .anyMatch(r -> r.bugs().isEmpty() && r.expect().expected() == Expected.OK),
            () -> id + " has no close run that holds");
      }
    }
  }

  @Test
  void replacesAnOldHeader() {
    String old = "SFBUF a\n\"Title.\"\n// Shows B01 (code), B02\n//   (commit).\n\nmachine {}\n";

    assertEquals(
        "SFBUF a\n\"Title.\"\n// Shows B03 (code).\n\nmachine {}\n",
        withHeader(old, "// Shows B03 (code).\n"));
    assertEquals("SFBUF a\n\"Title.\"\n\nmachine {}\n", withHeader(old, ""));
  }

  private static Map<String, List<Compiled>> files() {
    return Exposing.corpus().values().stream()
        .collect(Collectors.groupingBy(HeadersTest::file, LinkedHashMap::new, Collectors.toList()));
  }

  private static String file(Compiled run) {
    return run.scenario().name().span().file();
  }

  private static String header(List<Compiled> runs) throws IOException {
    Set<String> shown = new LinkedHashSet<>();
    Set<String> harmless = new LinkedHashSet<>();
    for (Compiled compiled : runs) {
      RunConfig run = compiled.run();
      for (Catalogue entry : Catalogue.entries()) {
        if (entry.runs().contains(run.id())) {
          shown.add("%s (%s)".formatted(entry.entry(), entry.evidence()));
        }
      }
      if (run.bugs().size() == 1) {
        Bug bug = Bugs.of(run.bugs().get(0));
        String entry = bug.entry().map(e -> e + " ").orElse("");
        String named = "%s%s (%s)".formatted(entry, bug.name(), bug.evidence());
        switch (run.expect().expected()) {
          case VIOLATION -> shown.add(named);
          case OK -> harmless.add(named);
          case INCOMPLETE -> throw new AssertionError(run.id() + " does not tell of its bug");
        }
      }
    }
    return line(SHOWS, shown) + line(HARMLESS, harmless);
  }

  private static String line(String start, Set<String> names) {
    if (names.isEmpty()) {
      return "";
    }
    StringBuilder text = new StringBuilder();
    String line = start + String.join(", ", names) + ".";
    while (line.length() > WIDTH) {
      int end = line.lastIndexOf(", ", WIDTH - 1) + 1;
      text.append(line, 0, end).append('\n');
      line = "//  " + line.substring(end);
    }
    return text.append(line).append('\n').toString();
  }

  /** The file with this header instead of the one that it has. */
  private static String withHeader(String text, String header) {
    List<String> lines = new ArrayList<>(text.lines().toList());
    int title = 0;
    while (!lines.get(title).startsWith("\"")) {
      title++;
    }
    while (lines.get(title + 1).startsWith(SHOWS)
        || lines.get(title + 1).startsWith(HARMLESS)
        || lines.get(title + 1).startsWith("//   ")) {
      lines.remove(title + 1);
    }
    lines.addAll(title + 1, header.lines().toList());
    return String.join("\n", lines) + "\n";
  }
}
