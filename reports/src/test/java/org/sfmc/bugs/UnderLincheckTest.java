package org.sfmc.bugs;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.sfmc.checker.explore.Grain;
import org.sfmc.checker.lincheck.Opinion;
import org.sfmc.checker.lincheck.SecondOpinion;

/**
 * Every planted bug that needs at most three threads is put to Lincheck, in the run that exposes it
 * on the fewest threads, CPUs, buffers and pages. A bug that was found once has to be found again.
 */
@Tag("lincheck")
class UnderLincheckTest {
  private static final int MOST_THREADS = 3;
  private static final int STEPS = 4_000;
  private static final int ACCESSES = 700;
  private static final int LONGEST = 1_000;

  private static final String HEAD =
      """

      [Lincheck](lincheck.md) orders real threads and knows nothing of the search. Where it breaks another promise first, that one is named; a
      missing mutex is only seen in `steps`, in `accesses` it is seen by what it does. *Not in n* is how many interleavings were tried in vain,
      with how many switches between threads at most; migrations and what CPUs do on their own happen once.

      | bug | run | steps | accesses |
      |---|---|---|---|
      """;

  @Test
  void theTableIsUpToDate() throws IOException {
    StringBuilder table = new StringBuilder(HEAD);
    int found = 0;
    for (Exposing exposing : Exposing.all()) {
      String steps = "needs more threads";
      String accesses = steps;
      if (exposing.scenario().threads().size() <= MOST_THREADS) {
        steps = inSteps(exposing);
        accesses = inAccesses(exposing);
      }
      found += steps.startsWith("found") ? 1 : 0;
      String name = "`" + exposing.bug().name() + "`";
      table.append(
          BugsPage.row(name, BugsPage.link(exposing.result().compiled()), steps, accesses));
    }

    Blessed.check(
        BugsPage.FILE, BugsPage.beforeLincheck() + BugsPage.underLincheck(table.toString()));
    assertTrue(found >= 39, "only " + found + " were found in steps");
  }

  private static String inSteps(Exposing exposing) {
    Opinion opinion =
        SecondOpinion.onSteps(exposing.result().compiled().builder(), asked(Grain.LOCK, STEPS));
    return cell(exposing, opinion, STEPS);
  }

  private static String inAccesses(Exposing exposing) {
    Opinion opinion =
        SecondOpinion.onAccesses(exposing.result().compiled().builder(), asked(Grain.OP, ACCESSES));
    return cell(exposing, opinion, ACCESSES);
  }

  private static SecondOpinion.Options asked(Grain grain, int interleavings) {
    return new SecondOpinion.Options(grain, interleavings, 1, LONGEST, Set.of(), true);
  }

  private static String cell(Exposing exposing, Opinion opinion, int interleavings) {
    Set<String> broken = new TreeSet<>(opinion.violated().keySet());
    if (broken.contains(exposing.property())) {
      return "found";
    } else if (!broken.isEmpty()) {
      return "found, `" + broken.iterator().next() + "`";
    }
    assertFalse(opinion.exhausted(), () -> exposing.bug().name() + ": Lincheck has tried all");
    return "not in %,d, %d switches".formatted(interleavings, opinion.switches());
  }
}
