package org.sfmc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sfmc.cli.Cli.sfmc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Each file in {@code lint/} is warned of with exactly the text beside it; {@code -Dbless=true}
 * rewrites the texts.
 */
class LintCommandTest {
  private static final Path FILES = Path.of("src", "test", "resources", "lint");

  @TestFactory
  Stream<DynamicTest> warnsOfWhatIsOdd() throws IOException {
    return files().stream()
        .map(f -> DynamicTest.dynamicTest(f.getFileName().toString(), f.toUri(), () -> check(f)));
  }

  private static void check(Path file) throws IOException {
    Path expected = file.resolveSibling(file.getFileName().toString().replace(".litmus", ".out"));
    Cli lint = sfmc("lint", file.toString());
    if (Boolean.getBoolean("bless")) {
      Files.writeString(expected, lint.out());
    }
    assertEquals(new Cli(1, Files.readString(expected), ""), lint);
  }

  @Test
  void everyWarningOfLintAloneIsShown() throws IOException {
    StringBuilder all = new StringBuilder();
    for (Path file : files()) {
      all.append(sfmc("lint", file.toString()).out());
    }
    for (String code : List.of("W011", "W014", "W015", "W016", "W017")) {
      assertTrue(all.toString().contains("warning[" + code + "]"), code);
    }
  }

  @Test
  void theCorpusIsClean() {
    Cli lint = sfmc("lint");

    assertTrue(lint.out().matches("0 warnings in 0 of [0-9]+ scenarios[.]\n"), lint::out);
    assertEquals("", lint.err());
    assertEquals(0, lint.code());
  }

  @Test
  void withoutRunsNothingIsSaidOfRuns() {
    String file = FILES.resolve("idle_property.litmus").toString();

    assertEquals(
        new Cli(0, "0 warnings in 0 of 1 scenario.\n", ""), sfmc("lint", "--no-runs", file));
  }

  private static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(FILES)) {
      return files.filter(f -> f.toString().endsWith(".litmus")).sorted().toList();
    }
  }
}
