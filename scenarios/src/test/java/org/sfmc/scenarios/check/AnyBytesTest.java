package org.sfmc.scenarios.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sfmc.scenarios.TestVocabulary;
import org.sfmc.scenarios.diagnostics.ErrorCode;

/** Whatever is in a file, loading it ends in diagnostics. */
class AnyBytesTest {
  @Property(tries = 200)
  void areAnsweredWithDiagnostics(@ForAll byte[] bytes) throws IOException {
    Path file = Files.createTempFile("any", ScenarioFile.SUFFIX);
    Files.write(file, bytes);

    Loaded loaded = ScenarioFile.load(file, "any", TestVocabulary.WORDS);

    Files.delete(file);
    assertFalse(loaded.render().isEmpty());
  }

  @Property(tries = 200)
  void asTextAreAnsweredWithDiagnostics(@ForAll String text) {
    Loaded loaded = ScenarioFile.parse(text, "any", TestVocabulary.WORDS);

    assertFalse(loaded.render().isEmpty());
  }

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
}
