package org.sfmc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sfmc.cli.Cli.sfmc;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code sfmc outcomes}. */
class OutcomesCommandTest {
  @Test
  void showsHowARunCanEndAndWhatBecomesOfItsClaims() {
    Cli outcomes = sfmc("outcomes", "catch");

    assertEquals(
        """
        catch: 2 outcomes in 98 states (exhaustive)
          sleeper:error=0  sleeper:sf=K0      4 final states    holder*5 sleeper*5
          sleeper:error=4  sleeper:sf=NULL    1 final state     holder*3 sleeper*2 holder*2 sleeper!sig sleeper*3
          exists aborted  met
          exists granted  met
          exists quiet    met
          forall told     held
          forall caused   held
        """,
        outcomes.out());
    assertEquals("", outcomes.err());
    assertEquals(0, outcomes.code());
  }

  /** What is printed behind an outcome leads to that outcome. */
  @ParameterizedTest
  @ValueSource(strings = {"catch", "dup", "nowait"})
  void eachWitnessIsASchedule(String name) {
    List<String> lines = sfmc("outcomes", name).out().lines().filter(l -> l.contains("=")).toList();

    assertTrue(lines.size() >= 2, lines::toString);
    for (String line : lines) {
      String schedule = line.replaceFirst(".* final states? +", "");
      Cli replay = sfmc("replay", name, "--schedule", schedule);
      assertEquals(0, replay.code(), replay.err());
      for (String value : line.replaceFirst("  +[0-9,]+ final state.*", "").strip().split(" +")) {
        String[] parts = value.split("[:=]");
        String question = value.replaceFirst("=", " == ");
        assertTrue(
            parts[2].matches("K[0-9]+")
                || sfmc("replay", name, "--schedule", schedule, "--break", question)
                    .out()
                    .contains(question + " is true after step"),
            line);
      }
    }
  }

  @Test
  void otherVariablesTellMoreApart() {
    Cli outcomes = sfmc("outcomes", "dup", "--vars", "a:sf");

    assertEquals(
        """
        dup: 2 outcomes in 903 states (exhaustive)
          a:sf=K0    7 final states    hog*10 a*5 b*4
          a:sf=K1    7 final states    hog*4 a*5 b*3 hog*6 b
        """,
        outcomes.out().lines().limit(3).reduce("", (a, b) -> a + b + "\n"));
  }

  @Test
  void aLocalThatNoPropertyLooksAtCanBeAskedFor() {
    Cli outcomes = sfmc("outcomes", "wait", "--vars", "waiter:sf");

    assertTrue(outcomes.out().contains("  waiter:sf=K0    "), outcomes::out);
    assertEquals(0, outcomes.code());
  }

  @Test
  void tellsWhatABugAddsAndLoses() {
    Cli diff = sfmc("outcomes", "catch", "--diff", "bug=want_leak");

    assertEquals(
        """
        catch[bug=want_leak] against catch: 2 in both, 0 more, 0 less
          + want_counts_sleepers is broken
        """,
        diff.out());
  }

  @Test
  void tellsWhatAnotherMachineCannotEndIn() {
    Cli diff = sfmc("outcomes", "catch", "--diff", "buffers=2");

    assertEquals(
        """
        catch[buffers=2] against catch: 1 in both, 1 more, 1 less
        """,
        diff.out().lines().limit(1).reduce("", (a, b) -> a + b + "\n"));
    assertTrue(diff.out().contains("\n  - sleeper:error=4"), diff::out);
  }

  @Test
  void aLimitIsNotTakenForTheEnd() {
    Cli outcomes = sfmc("outcomes", "dup", "--max-states", "100");

    assertTrue(outcomes.out().contains(" (not all of them)\n"), outcomes::out);
    assertTrue(outcomes.out().contains("the limit of 100 states was reached"), outcomes::out);
    assertTrue(outcomes.out().contains("so far"), outcomes::out);
    assertEquals(3, outcomes.code());
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "3"})
  void anyNumberOfWorkersSaysTheSame(String workers) {
    assertEquals(
        sfmc("outcomes", "dup", "--run", "*"),
        sfmc("outcomes", "dup", "--run", "*", "--workers", workers));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "outcomes dup --vars a:sff | --vars: dup has no `a:sff`; did you mean `a:sf`?",
        "outcomes dup --run bug=no_wakup | did you mean `no_wakeup`?",
        "outcomes dup --run nothing* | no run matches `nothing*`; its runs are: dup, dup[",
        "outcomes dup --diff buffers=99999999999 | this number is too large",
        "outcomes dup --diff bufers=2 | did you mean `buffers`?",
        "outcomes dpu | did you mean `dup`?"
      })
  void aMistakeIsExplained(String command, String hint) {
    Cli cli = sfmc(command.strip().split(" +"));

    assertEquals("", cli.out());
    assertTrue(cli.err().contains(hint), cli::err);
    assertEquals(2, cli.code());
  }
}
