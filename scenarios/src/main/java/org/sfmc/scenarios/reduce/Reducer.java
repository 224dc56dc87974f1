package org.sfmc.scenarios.reduce;

import java.util.Iterator;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.sfmc.scenarios.check.ScenarioFile;
import org.sfmc.scenarios.check.Vocabulary;
import org.sfmc.scenarios.format.Printer;
import org.sfmc.scenarios.syntax.Scenario;

/**
 * Takes away from a scenario whatever can be taken away: threads, rules, claims, statements, flags,
 * and parts of the machine.
 *
 * <p>Of the result no single part can be taken away any more. The order of trying is fixed, so
 * equal scenarios are reduced to equal ones.
 */
public final class Reducer {
  private final Vocabulary vocabulary;
  private final Predicate<Scenario> keeps;

  /**
   * A reducer.
   *
   * @param keeps whether a scenario without errors still shows what it is kept for
   */
  public Reducer(Vocabulary vocabulary, Predicate<Scenario> keeps) {
    this.vocabulary = vocabulary;
    this.keeps = keeps;
  }

  /** The smallest scenario on the way down; the scenario itself where nothing can go. */
  public Scenario reduce(Scenario scenario) {
    Scenario smallest = scenario;
    Optional<Scenario> smaller = smaller(smallest);
    while (smaller.isPresent()) {
      smallest = smaller.get();
      smaller = smaller(smallest);
    }
    return smallest;
  }

  private Optional<Scenario> smaller(Scenario scenario) {
    Stream<Scenario> candidates =
        Stream.concat(ScenarioParts.without(scenario), ThreadParts.without(scenario));
    for (Iterator<Scenario> i = candidates.iterator(); i.hasNext(); ) {
      Optional<Scenario> read = read(i.next());
      if (read.filter(keeps).isPresent()) {
        return read;
      }
    }
    return Optional.empty();
  }

  /** The scenario as it is read from its print; empty where something in it means nothing now. */
  private Optional<Scenario> read(Scenario scenario) {
    String file = scenario.name() + ScenarioFile.SUFFIX;
    return ScenarioFile.parse(Printer.print(scenario), file, vocabulary).scenario();
  }
}
