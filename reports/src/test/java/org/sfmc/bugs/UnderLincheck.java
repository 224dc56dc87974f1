package org.sfmc.bugs;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.sfmc.Repository;
import org.sfmc.checker.explore.Grain;
import org.sfmc.checker.lincheck.Opinion;
import org.sfmc.checker.lincheck.SecondOpinion;
import org.sfmc.model.system.SystemBuilder;

/**
 * Every planted bug that needs at most three threads is put to Lincheck, in the run that exposes it
 * on the fewest threads, CPUs, buffers and pages. What comes of it is kept in a file, which the
 * page is made of; a bug that was found once has to be found again.
 *
 * @param way in which of the two ways
 * @param interleavings most that are tried
 */
record UnderLincheck(String way, int interleavings) {
  static final UnderLincheck STEPS = new UnderLincheck("steps", 4_000);
  static final UnderLincheck ACCESSES = new UnderLincheck("accesses", 500);
  private static final int MOST_THREADS = 3;
  private static final int LONGEST = 1_000;

  /** Tries all bugs, and compares with what is kept. */
  void check(int atLeast) throws IOException {
    StringBuilder lines = new StringBuilder();
    int found = 0;
    for (Exposing exposing : Exposing.all()) {
      String answer =
          exposing.scenario().threads().size() <= MOST_THREADS
              ? answer(exposing)
              : "needs more threads";
      found += answer.startsWith("found") ? 1 : 0;
      lines.append(exposing.bug().name()).append(": ").append(answer).append('\n');
    }
    Blessed.check(file(), lines.toString());
    assertTrue(found >= atLeast, "only " + found + " were found in " + way);
  }

  /** What is kept, for each bug. */
  Map<String, String> kept() throws IOException {
    Map<String, String> answers = new LinkedHashMap<>();
    for (String line : Files.readAllLines(file())) {
      String[] parts = line.split(": ");
      answers.put(parts[0], parts[1]);
    }
    return answers;
  }

  private Path file() {
    return Repository.ROOT.resolve("reports/src/test/resources/lincheck-" + way + ".txt");
  }

  private String answer(Exposing exposing) {
    Opinion opinion = ask(exposing.result().compiled().builder());
    Set<String> broken = new TreeSet<>(opinion.violated().keySet());
    if (broken.contains(exposing.property())) {
      return "found";
    } else if (!broken.isEmpty()) {
      return "found, `" + broken.iterator().next() + "`";
    }
    assertFalse(opinion.exhausted(), () -> exposing.bug().name() + ": Lincheck has tried all");
    return "not in %,d, %d switches".formatted(interleavings, opinion.switches());
  }

  private Opinion ask(SystemBuilder builder) {
    boolean steps = equals(STEPS);
    Grain grain = steps ? Grain.LOCK : Grain.OP;
    SecondOpinion.Options options =
        new SecondOpinion.Options(grain, interleavings, 1, LONGEST, Set.of(), true);
    return steps
        ? SecondOpinion.onSteps(builder, options)
        : SecondOpinion.onAccesses(builder, options);
  }
}
