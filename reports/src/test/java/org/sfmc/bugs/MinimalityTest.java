package org.sfmc.bugs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.sfmc.checker.explore.Grain;
import org.sfmc.checker.run.Options;
import org.sfmc.checker.run.Result;
import org.sfmc.checker.run.Runner;

/**
 * The run that exposes a bug needs everything it has: with one thing less the bug is not exposed,
 * or what is left is no scenario. A bug is exposed where its run breaks the property that it is to
 * break, and does not without the bug.
 */
class MinimalityTest {
  private static final Options CAPPED =
      new Options(Grain.LOCK, Optional.of(100_000), Optional.empty(), Optional.of(0));

  private static final String EACH_ITS_OWN = "each thread maps a page of its own, easier to read";

  private static final String MAPPED_AGAIN =
      "the first mapping of a buffer is a shootdown, too, but what is stale is a mapping before it";

  /** What could be left out, and why it is there. */
  private static final Map<String, String> KEPT =
      new TreeMap<>(
          Map.of(
              "async_shootdown: a page", MAPPED_AGAIN,
              "deaf_shootdown: a page", MAPPED_AGAIN,
              "no_shootdown_on_share: a page", MAPPED_AGAIN,
              "edge_wakeup: a page", EACH_ITS_OWN,
              "flag_wakeup_one: a page", EACH_ITS_OWN,
              "if_not_while: a page", EACH_ITS_OWN));

  @Test
  void nothingCanBeLeftOut() {
    TreeSet<String> superfluous = new TreeSet<>();
    int asked = 0;
    for (Exposing exposing : Exposing.all()) {
      List<Smaller> smaller = Smaller.of(exposing);
      asked += (int) smaller.stream().filter(s -> s.run().isPresent()).count();
      smaller.parallelStream()
          .filter(MinimalityTest::exposes)
          .map(s -> exposing.bug().name() + ": " + s.what())
          .forEachOrdered(superfluous::add);
    }

    assertEquals(String.join("\n", KEPT.keySet()), String.join("\n", superfluous));
    assertTrue(asked > 50, "only " + asked + " smaller runs could be asked");
  }

  private static boolean exposes(Smaller smaller) {
    return smaller
            .run()
            .map(run -> Runner.run(run, CAPPED))
            .map(MinimalityTest::breaks)
            .orElse(false)
        && !smaller
            .unplanted()
            .map(run -> Runner.run(run, CAPPED))
            .map(MinimalityTest::breaks)
            .get();
  }

  private static boolean breaks(Result result) {
    return result.status() == Result.Status.PASS;
  }
}
