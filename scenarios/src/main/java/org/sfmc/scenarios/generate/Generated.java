package org.sfmc.scenarios.generate;

import java.util.Optional;
import org.sfmc.scenarios.check.Loaded;
import org.sfmc.scenarios.check.ScenarioFile;
import org.sfmc.scenarios.compile.ModelVocabulary;
import org.sfmc.scenarios.format.Printer;
import org.sfmc.scenarios.syntax.Scenario;

/**
 * A scenario that nobody wrote.
 *
 * @param scenario stands in no file, so it has no text and no places; {@link #loaded} has them
 * @param mistake the rule that one of its threads breaks; empty where all keep the rules
 */
public record Generated(Scenario scenario, Optional<Mistake> mistake) {
  /** The scenario as a file. */
  public String text() {
    return Printer.print(scenario);
  }

  /** The scenario as it is read from its text. */
  public Loaded loaded() {
    String file = scenario.name() + ScenarioFile.SUFFIX;
    return ScenarioFile.parse(text(), file, ModelVocabulary.get());
  }

  /** The text, which is what a report wants to show. */
  @Override
  public String toString() {
    return text();
  }
}
