package org.sfmc.checker.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sfmc.checker.run.CorpusRuns;
import org.sfmc.model.system.SystemBuilder;

/** A small search that was ended goes on from its checkpoint, wherever that was. */
class GoingOnTest {
  /** Everything that a search can find, early and late. */
  private static final String ALL_KINDS =
      """
      SFBUF test
      machine { cpus = 1; buffers = 1; pages = p0, p1; }
      shared int x = 0;
      thread a {
          vm_page_wire(p0);
          struct sf_buf *sf = sf_buf_alloc(p0, SFB_DEFAULT);
          x = x + 1;
          sf_buf_free(sf);
          vm_page_unwire(p0);
          x = x + 2;
      }
      thread b {
          int seen;
          while (seen == 0)
              seen = x;
          assume(seen != 1 || wired(p0));
          assert(seen != 1 || x < 3);
          vm_page_wire(p1);
          struct sf_buf *sf = sf_buf_alloc(p1, SFB_DEFAULT);
          sf_buf_free(sf);
          vm_page_unwire(p1);
          x = 7;
      }
      env { migrate none; }
      invariant begins: x > 0 || !wired(p0);
      invariant small: x < 7;
      reachable early: wired(p0) == 1;
      reachable late: done(a) && x == 7;
      reachable nowhere: x == 8;
      forall three: b:seen == 3;
      forall seven: x == 7;
      exists one: b:seen == 1;
      exists nothing: b:seen == 9;
      """;

  @TempDir Path folder;

  private static Search search(String text, int states, Predicate<Finding> goal) {
    return search(CorpusRuns.of(text).get(0).builder(), states, goal);
  }

  private static Search search(SystemBuilder system, int states, Predicate<Finding> goal) {
    Limits limits = new Limits(states, Integer.MAX_VALUE, 0, 1L << 30);
    return new Search(system, Grain.LOCK, limits, goal);
  }

  private Storage kept(int every) {
    return new Storage(Optional.of(folder.resolve("point")), every, Optional.empty(), "it");
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(f -> f.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void itFindsWhatItWouldHaveFound() throws IOException {
    Exploration whole = search(ALL_KINDS, 10_000, f -> false).run();
    assertEquals(
        List.of("begins", "early", "assert", "small", "late", "three", "one", "seven"),
        whole.findings().stream().map(Finding::claim).distinct().toList());
    assertEquals(List.of("nowhere", "nothing"), whole.unmet());
    assertTrue(whole.discarded() > 0);

    int goneOn = 0;
    for (int states = 2; states < whole.states(); states += 5) {
      Exploration some = search(ALL_KINDS, states, f -> false).keptIn(kept(0)).run();
      assertEquals(
          Optional.of("the limit of " + states + " states was reached"), some.incomplete());
      goneOn += files().equals(List.of("point", "point.0.states")) ? 1 : 0;
      Exploration rest = search(ALL_KINDS, 10_000, f -> false).keptIn(kept(0)).run();

      assertEquals(Explorations.withoutCost(whole), Explorations.withoutCost(rest));
      assertEquals(List.of(), files());
    }
    assertTrue(goneOn > 5, goneOn + " times");
  }

  /** It ends at the limit of memory; then at once, because what it was for is among the rest. */
  @Test
  void whatWasFoundBeforeMayBeWhatItIsFor() throws IOException {
    Limits little = new Limits(10_000, Integer.MAX_VALUE, 0, 1);
    SystemBuilder system = CorpusRuns.of(ALL_KINDS).get(0).builder();
    Exploration some = new Search(system, Grain.LOCK, little, f -> false).keptIn(kept(1000)).run();
    assertEquals(Optional.of("the memory limit of 0 MiB was reached"), some.incomplete());
    assertEquals(List.of("begins", "early"), some.findings().stream().map(Finding::claim).toList());
    assertEquals(List.of("point", "point.0.states"), files());

    Exploration rest =
        search(system, 10_000, f -> f.claim().equals("early")).keptIn(kept(1000)).run();
    assertTrue(rest.stopped());
    assertEquals(some.findings(), rest.findings());
    assertEquals(some.states(), rest.states());
    assertEquals(List.of(), files());
  }

  @Test
  void aCheckpointThatIsNotDueIsNotWritten() throws IOException {
    search(ALL_KINDS, 50, f -> false).keptIn(kept(1000)).run();

    assertEquals(List.of(), files());
  }
}
