package org.sfmc.scenarios.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.sfmc.scenarios.format.Printer;
import org.sfmc.scenarios.syntax.Scenario;

/** What is printed reads as what it was printed from. */
class RoundTripTest {
  @Test
  void ofGoodFiles() throws IOException {
    for (Path file : ScenarioTexts.good()) {
      Scenario scenario = Syntax.tree(ScenarioTexts.text(file));
      String text = Printer.print(scenario);
      boolean including = !scenario.includes().isEmpty();

      Scenario again = Syntax.tree(text);

      assertEquals(text, Printer.print(again));
      if (!including) {
        assertEquals(Syntax.withoutSpans(scenario), Syntax.withoutSpans(again));
      }
    }
  }
}
