package org.sfmc.scenarios.check;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.sfmc.scenarios.TestVocabulary;

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
}
