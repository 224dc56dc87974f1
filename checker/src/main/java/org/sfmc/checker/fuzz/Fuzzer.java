package org.sfmc.checker.fuzz;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.sfmc.scenarios.compile.ModelVocabulary;
import org.sfmc.scenarios.generate.Generated;
import org.sfmc.scenarios.generate.Scenarios;
import org.sfmc.scenarios.reduce.Reducer;
import org.sfmc.scenarios.syntax.Scenario;

/** Tries generated scenarios, one after the other, until one tells something. */
public final class Fuzzer {
  /** Mistakes tell implementations apart, too; who looks for a surprise makes none. */
  static final double MISTAKES = 0.1;

  private static final int SMALL_ENOUGH = 200_000;

  private final Settings settings;
  private final Question question;
  private final Listener listener;
  private int tried;
  private int tooLarge;
  private long states;
  private Optional<Find> find = Optional.empty();

  /**
   * What to do.
   *
   * @param seed of the scenarios
   * @param first the number of the first one to try, from 0
   * @param separates two subjects; empty to look for a reference that breaks what another keeps
   * @param scenarios most scenarios to try
   * @param states most states to store, all in all; a scenario that was begun is ended
   * @param seconds most seconds, in the same way; 0 for no limit
   */
  public record Settings(
      long seed,
      int first,
      List<Subject> separates,
      int scenarios,
      long states,
      int seconds,
      Effort effort) {
    public Settings {
      separates = List.copyOf(separates);
    }
  }

  /** Is told how it goes. */
  public interface Listener {
    /** Another scenario has been tried. */
    void tried(int number, long states);

    /** A scenario that is too large was run at random, and nothing was found. */
    void missed(int number, Subject subject, int runs, int steps, List<Double> probabilities);

    /** A scenario tells something, and is made smaller now. */
    void found(int number, Difference difference);
  }

  /**
   * A scenario that tells something.
   *
   * @param number among those of the seed, from 0
   * @param scenario from which nothing can be taken away
   */
  public record Find(int number, Difference difference, Scenario scenario) {}

  /**
   * What came of it.
   *
   * @param tried scenarios
   * @param tooLarge how many of them some subject could not be exhausted on
   */
  public record Report(Optional<Find> find, int tried, int tooLarge, long states) {}

  private Fuzzer(Settings settings, Listener listener) {
    this.settings = settings;
    this.listener = listener;
    this.question = new Question(settings.separates(), settings.effort());
  }

  /** Tries scenarios until one tells something, or the budget is used up. */
  public static Report run(Settings settings, Listener listener) {
    Fuzzer fuzzer = new Fuzzer(settings, listener);
    LongSupplier clock = System::nanoTime;
    long end = clock.getAsLong() + settings.seconds() * 1_000_000_000L;
    double mistakes = settings.separates().isEmpty() ? 0 : MISTAKES;
    Scenarios.generate(
        settings.seed(),
        mistakes,
        (number, generated) -> {
          if (number >= settings.first()) {
            fuzzer.attempt(number, generated);
          }
          boolean late = settings.seconds() > 0 && clock.getAsLong() - end > 0;
          return !late && fuzzer.goesOn();
        });
    return new Report(fuzzer.find, fuzzer.tried, fuzzer.tooLarge, fuzzer.states);
  }

  /**
   * What two subjects differ in on a scenario; empty where one of them has more states than that,
   * too, or cannot be asked.
   */
  public static Optional<Difference> difference(Scenario scenario, List<Subject> two, int states) {
    Question question = new Question(two, new Effort(states, 0, 0));
    return question.difference(question.looks(scenario, Optional.empty()));
  }

  private boolean goesOn() {
    return find.isEmpty() && tried < settings.scenarios() && states < settings.states();
  }

  private void attempt(int number, Generated generated) {
    Scenario scenario = generated.loaded().scenario().orElseThrow();
    List<Look> looks = question.looks(scenario, Optional.of(settings.seed() + number));
    tried++;
    looks.forEach(look -> states += look.states());
    tooLarge += looks.stream().allMatch(Look::searched) ? 0 : 1;
    for (Look look : looks) {
      look.missed()
          .ifPresent(
              m -> listener.missed(number, look.subject(), m.runs(), m.steps(), m.probabilities()));
    }
    listener.tried(number, states);
    Optional<Difference> difference = question.difference(looks);
    difference.ifPresent(d -> listener.found(number, d));
    find = difference.map(d -> reduced(number, scenario, d));
  }

  /**
   * What everybody breaks is left as it is: nobody can tell whether a smaller one keeps the rules.
   */
  private Find reduced(int number, Scenario scenario, Difference difference) {
    if (difference.holds().isEmpty()) {
      return new Find(number, difference, scenario);
    }
    Optional<Long> walks =
        difference.searched() ? Optional.empty() : Optional.of(settings.seed() + number);
    Find smaller = smaller(number, Silent.of(scenario), difference, question, walks);
    // What was found by runs at random may be small enough now to be searched.
    Question searched =
        new Question(settings.separates(), settings.effort().withStates(SMALL_ENOUGH));
    return difference.searched()
        ? smaller
        : searched
            .difference(searched.looks(smaller.scenario(), Optional.empty()))
            .filter(difference::isLike)
            .map(d -> smaller(number, smaller.scenario(), d, searched, Optional.empty()))
            .orElse(smaller);
  }

  private static Find smaller(
      int number,
      Scenario scenario,
      Difference difference,
      Question question,
      Optional<Long> walks) {
    Function<Scenario, Optional<Difference>> again =
        s -> question.difference(question.looks(s, walks)).filter(difference::isLike);
    Predicate<Scenario> keeps = s -> again.apply(s).isPresent();
    Scenario smallest = new Reducer(ModelVocabulary.get(), keeps).reduce(scenario);
    return new Find(number, again.apply(smallest).orElseThrow(), smallest);
  }
}
