package org.sfmc.checker.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.sfmc.checker.run.Options;
import org.sfmc.checker.run.Replayed;
import org.sfmc.checker.run.Runner;
import org.sfmc.scenarios.check.ScenarioFile;
import org.sfmc.scenarios.compile.Compiled;
import org.sfmc.scenarios.compile.ModelVocabulary;
import org.sfmc.scenarios.syntax.Scenario;

/** What runs at random find, and how likely they are to miss it. */
class WalksTest {
  /** A bug of depth two: b has to come between the two statements of a. */
  private static final String BETWEEN =
      """
      SFBUF between
      "One thread has to come between two steps of another."

      machine { cpus = 1; pages = p0; }

      shared int x = 0;

      thread a {
          vm_page_wire(p0);
          vm_page_wire(p0);
          vm_page_wire(p0);
          x = 1;
          x = 2;
          vm_page_unwire(p0);
          vm_page_unwire(p0);
          vm_page_unwire(p0);
      }

      thread b {
          int seen = x;
          assert(seen != 1);
      }

      env { migrate none; }
      """;

  private static final String STUCK =
      """
      SFBUF stuck
      "Each waits for the other."

      machine { cpus = 1; pages = p0; }

      thread a {
          vm_page_wire(p0);
          await(done(b));
          vm_page_unwire(p0);
      }

      thread b {
          await(done(a));
      }
      """;

  @Test
  void atRandomAndByPrioritiesTheBugIsFound() {
    Walks walks = new Walks(new Walk(run(BETWEEN)), 100, 2, 1);

    assertEquals(Optional.of("assert"), walks.run().map(Walk.Broken::property));
  }

  @Test
  void aBugOfDepthTwoIsFoundAsOftenAsTheBoundSays() {
    Walk walk = new Walk(run(BETWEEN));
    Random random = new Random(1);
    int steps = 10;
    int found = 0;
    int tries = 2_000;
    for (int i = 0; i < tries; i++) {
      Priorities chooser = new Priorities(walk.entities(), steps, 2, true, random);
      found += walk.run(0, chooser, 100).isPresent() ? 1 : 0;
    }

    // The worst case: a has to be first of two, and to fall behind after one of ten steps.
    assertEquals(2, walk.entities());
    double expected = tries / (2.0 * steps);
    assertEquals(expected, found, 4 * Math.sqrt(expected));
  }

  /** One change of priorities fewer never comes between two steps of a thread. */
  @Test
  void withoutAChangeOfPrioritiesNobodyComesBetween() {
    Walk walk = new Walk(run(BETWEEN));
    Random random = new Random(1);
    for (int i = 0; i < 200; i++) {
      assertEquals(
          Optional.empty(), walk.run(0, new Priorities(2, 10, 1, true, random), 100), "run " + i);
    }
  }

  @Test
  void tellsTheProbabilityToHaveMissedABug() {
    Walks walks = new Walks(new Walk(run(BETWEEN.replace("seen != 1", "seen != 9"))), 10, 3, 1);

    assertEquals(Optional.empty(), walks.run());
    Walks.Missed missed = walks.missed();

    // Two threads; five of ten runs leave the environment out.
    assertEquals(40, missed.runs());
    int k = missed.steps();
    assertEquals(
        List.of(
            Math.pow(0.5, 5), Math.pow(1 - 1 / (2.0 * k), 5), Math.pow(1 - 1 / (2.0 * k * k), 5)),
        missed.probabilities());
  }

  @Test
  void aThreadThatIsStuckIsSeen() {
    Walks walks = new Walks(new Walk(run(STUCK)), 1, 1, 1);

    assertEquals(Optional.of("no_deadlock"), walks.run().map(Walk.Broken::property));
  }

  @Test
  void whatIsFoundIsReplayed() {
    Compiled run = run(BETWEEN);
    Walk.Broken broken = new Walks(new Walk(run), 100, 2, 3).run().orElseThrow();

    Replayed again = Runner.replay(run, Options.defaults(), broken.schedule());

    assertEquals("assert", again.broken().get(0).property());
  }

  private static Compiled run(String text) {
    Scenario scenario =
        ScenarioFile.parse(text, "test.litmus", ModelVocabulary.get()).scenario().orElseThrow();
    return new Subject("i386", "").run(scenario).orElseThrow();
  }
}
