package org.sfmc.scenarios.check;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The scenario files of the tests and of the corpus. */
final class ScenarioTexts {
  private static final Path TESTS = Path.of("src", "test", "resources");
  private static final Path CORPUS = Path.of("corpus");

  private ScenarioTexts() {}

  static List<Path> good() throws IOException {
    return under(TESTS.resolve("good"));
  }

  static List<Path> all() throws IOException {
    List<Path> all = new ArrayList<>(good());
    all.addAll(under(TESTS.resolve("errors")));
    if (Files.isDirectory(CORPUS)) {
      all.addAll(under(CORPUS));
    }
    return all;
  }

  /** Bytes that are not UTF-8 become characters that no scenario uses. */
  static String text(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
  }

  private static List<Path> under(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      List<Path> found =
          files.filter(f -> f.toString().endsWith(ScenarioFile.SUFFIX)).sorted().toList();
      assertFalse(directory.startsWith(TESTS) && found.isEmpty(), "no files in " + directory);
      return found;
    }
  }
}
