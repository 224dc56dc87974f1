package org.sfmc.checker.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.sfmc.checker.explore.Grain;
import org.sfmc.model.sfbuf.bugs.Bug;
import org.sfmc.model.sfbuf.bugs.Bugs;
import org.sfmc.scenarios.check.RunConfig;
import org.sfmc.scenarios.compile.Compiled;
import org.sfmc.scenarios.compile.Compiler;

/**
 * Every two bugs that can be planted together, in the runs that expose either. A bug is hidden by
 * another if none of the runs that expose it alone breaks the promise that it breaks alone. The
 * pairs in which that happens are pinned, with what is found instead; {@code -Dbless=true} rewrites
 * them, and the diff is for review.
 */
class PairsTest {
  private static final Path TABLE = Path.of("../checker/src/test/resources/pairs.txt");
  private static final Options CAPPED =
      new Options(Grain.LOCK, Optional.of(100_000), Optional.empty(), Optional.of(0));

  private final List<Compiled> exposing =
      CorpusRuns.all()
          .filter(c -> c.run().expect().property() != null && c.run().bugs().size() == 1)
          .toList();

  @Test
  void pairsThatHideEachOtherArePinned() throws IOException {
    List<List<Bug>> pairs = pairs();
    StringBuilder table = new StringBuilder(pairs.size() + " pairs\n");
    pairs.parallelStream().map(this::hidden).forEachOrdered(table::append);

    if (Boolean.getBoolean("bless")) {
      Files.writeString(TABLE, table);
    }
    assertEquals(Files.readString(TABLE), table.toString());
  }

  private static List<List<Bug>> pairs() {
    List<List<Bug>> pairs = new ArrayList<>();
    List<Bug> all = Bugs.all();
    for (int i = 0; i < all.size(); i++) {
      for (Bug second : all.subList(i + 1, all.size())) {
        Bug first = all.get(i);
        boolean together =
            first.implementations().stream().anyMatch(second.implementations()::contains);
        if (together && !first.part().equals(second.part())) {
          pairs.add(List.of(first, second));
        }
      }
    }
    return pairs;
  }

  private String hidden(List<Bug> pair) {
    return hidden(pair.get(0), pair.get(1)) + hidden(pair.get(1), pair.get(0));
  }

  private String hidden(Bug bug, Bug by) {
    TreeSet<String> instead = new TreeSet<>();
    for (Compiled run : exposing) {
      if (run.run().bugs().contains(bug.name())
          && by.implementations().contains(run.run().impl())) {
        Result result = Runner.run(with(run, by), CAPPED);
        if (result.status() == Result.Status.PASS) {
          return "";
        }
        instead.add(run.run().id() + " " + says(result.verdict()));
      }
    }
    return instead.isEmpty()
        ? ""
        : by.name()
            + " hides "
            + bug.name()
            + ": "
            + instead.stream().collect(Collectors.joining(", "))
            + "\n";
  }

  private static String says(Verdict verdict) {
    return verdict instanceof Verdict.Violated violated
        ? "breaks " + violated.property()
        : verdict instanceof Verdict.Holds ? "holds" : "incomplete";
  }

  private static Compiled with(Compiled alone, Bug other) {
    RunConfig run = alone.run();
    List<String> both = List.of(run.bugs().get(0), other.name());
    return Compiler.compile(
        alone.scenario(),
        new RunConfig(
            run.id() + "+" + other.name(),
            run.cpus(),
            run.buffers(),
            run.impl(),
            both,
            run.speculative(),
            run.statistics(),
            run.params(),
            run.expect()));
  }
}
