package org.sfmc.scenarios.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.sfmc.scenarios.TestVocabulary;
import org.sfmc.scenarios.diagnostics.ErrorCode;

/**
 * Each file in {@code errors/} is answered with exactly the text beside it. Run with {@code
 * -Dbless=true} to rewrite the texts, and read the difference before you commit it.
 */
class ErrorTextTest {
  private static final Path ERRORS = Path.of("src", "test", "resources", "errors");

  private static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(ERRORS)) {
      List<Path> found =
          files.filter(f -> f.toString().endsWith(ScenarioFile.SUFFIX)).sorted().toList();
      assertFalse(found.isEmpty(), "no scenario files in " + ERRORS);
      return found;
    }
  }

  private static Loaded load(Path file) {
    return ScenarioFile.load(file, "errors/" + file.getFileName(), TestVocabulary.WORDS);
  }

  @TestFactory
  Stream<DynamicTest> saysWhatIsWrong() throws IOException {
    return files().stream()
        .map(f -> DynamicTest.dynamicTest(f.getFileName().toString(), f.toUri(), () -> check(f)));
  }

  private static void check(Path file) throws IOException {
    String name = file.getFileName().toString().replace(ScenarioFile.SUFFIX, ".stderr");
    Path expected = file.resolveSibling(name);
    String found = load(file).render();

    if (Boolean.getBoolean("bless")) {
      Files.writeString(expected, found);
    }

    assertEquals(Files.readString(expected), found);
    assertFalse(found.isEmpty(), "nothing is wrong with " + file);
  }

  @Test
  void everyTextHasItsFile() throws IOException {
    try (Stream<Path> all = Files.list(ERRORS)) {
      assertEquals(files().size(), all.filter(f -> f.toString().endsWith(".stderr")).count());
    }
  }

  @Test
  void everyCodeIsShownByAFile() throws IOException {
    Set<ErrorCode> unseen = EnumSet.allOf(ErrorCode.class);
    // These are found by running or by lint; the command line's own tests show them.
    unseen.removeAll(
        EnumSet.of(
            ErrorCode.E049,
            ErrorCode.W011,
            ErrorCode.W014,
            ErrorCode.W015,
            ErrorCode.W016,
            ErrorCode.W017));

    for (Path file : files()) {
      load(file).diagnostics().forEach(d -> unseen.remove(d.code()));
    }

    assertTrue(unseen.isEmpty(), "shown by no file: " + unseen);
  }
}
