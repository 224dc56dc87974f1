package org.sfmc.scenarios.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sfmc.scenarios.TestVocabulary;
import org.sfmc.scenarios.diagnostics.ErrorCode;

class HostileFilesTest {
  @Test
  void missingFilesAreAnsweredWithDiagnostics(@TempDir Path directory) {
    Path file = directory.resolve("none.litmus");

    Loaded loaded = ScenarioFile.load(file, "here\\none.litmus", TestVocabulary.WORDS);

    assertEquals(ErrorCode.E044, loaded.diagnostics().get(0).code());
    assertEquals("here/none.litmus", loaded.diagnostics().get(0).span().file());
  }

  @Test
  void deepNestingDoesNotExhaustTheStack() {
    for (String nest : new String[] {"{", "if (1) ", "a: ", "while ((", "x = !", "x = -(", "f(("}) {
      String text = "SFBUF x thread t { " + nest.repeat(100_000);

      assertFalse(ScenarioFile.parse(text, "x", TestVocabulary.WORDS).diagnostics().isEmpty());
    }
  }

  @Test
  void directoriesAreAnsweredWithDiagnostics(@TempDir Path directory) {
    Loaded loaded = ScenarioFile.load(directory, "here", TestVocabulary.WORDS);

    assertEquals(ErrorCode.E044, loaded.diagnostics().get(0).code());
    assertTrue(loaded.scenario().isEmpty());
  }

  @Test
  void byteOrderMarksAreSkipped(@TempDir Path directory) throws IOException {
    Path file = directory.resolve("x.litmus");
    Files.writeString(
        file, "\uFEFFSFBUF x \"t\" machine { pages = p; } thread t { vm_page_wire(p); }");

    assertEquals("", ScenarioFile.load(file, "x.litmus", TestVocabulary.WORDS).render());
  }
}
