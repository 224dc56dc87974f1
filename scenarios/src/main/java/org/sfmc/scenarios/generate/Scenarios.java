package org.sfmc.scenarios.generate;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.sessions.JqwikSession;

/**
 * Scenarios for jqwik: one to four threads that map pages by the rules of sf_buf(9), on a small
 * machine, with an environment and with claims that may be true or not.
 */
public final class Scenarios {
  private Scenarios() {}

  /**
   * The first scenarios that a seed gives, outside of any property: the same on every machine.
   *
   * @param probability that a scenario has a mistake
   */
  public static List<Generated> sample(long seed, int count, double probability) {
    List<Generated> sample = new ArrayList<>();
    if (count > 0) {
      generate(
          seed,
          probability,
          (number, generated) -> {
            sample.add(generated);
            return sample.size() < count;
          });
    }
    return sample;
  }

  /** Sees scenarios as they are made. */
  @FunctionalInterface
  public interface Visitor {
    /** Sees the scenario of a number, from 0, and tells whether to go on. */
    boolean visit(int number, Generated generated);
  }

  /**
   * Makes scenarios for as long as somebody wants more.
   *
   * @param probability that a scenario has a mistake
   */
  public static void generate(long seed, double probability, Visitor visitor) {
    JqwikSession.run(
        Long.toString(seed),
        () -> {
          Random random = new Random(seed);
          RandomGenerator<Generated> generator = mistaken(probability).generator(1000);
          int number = 0;
          while (visitor.visit(number, generator.next(random).value())) {
            number++;
          }
        });
  }

  /** Scenarios in which every thread keeps the rules. */
  public static Arbitrary<Generated> correct() {
    return mistaken(0);
  }

  /**
   * Scenarios of which some have a mistake.
   *
   * @param probability that a scenario has one
   */
  public static Arbitrary<Generated> mistaken(double probability) {
    return Plans.plans(probability).map(ScenarioWriter::write);
  }
}
