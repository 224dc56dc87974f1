package org.sfmc.checker.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sfmc.checker.run.CorpusRuns;
import org.sfmc.checker.systems.Systems;
import org.sfmc.checker.unfold.Unfolding;
import org.sfmc.model.system.SystemBuilder;

/** How a search goes and why it ends, and what it says then. */
class EndingTest {
  /** A thread that never ends once another has gone too far. */
  private static final String TRAP =
      """
      SFBUF test
      machine { buffers = 1; pages = p0; }
      shared int x = 0;
      thread a {
          x = 1;
          x = 2;
          x = 3;
      }
      thread b {
          int seen;
          while (seen != 2)
              seen = x;
      }
      env { migrate none; }
      expect ok;
      """;

  private static final Limits NONE = new Limits(10_000, Integer.MAX_VALUE, 0, 1L << 30);

  private static SystemBuilder trap() {
    return CorpusRuns.of(TRAP).get(0).builder();
  }

  private static Search search(SystemBuilder system, Limits limits) {
    return new Search(system, Grain.LOCK, limits, f -> false);
  }

  private static List<String> claims(Exploration found) {
    return found.violations().stream().map(Finding::claim).toList();
  }

  /** What a watcher was told. */
  private static final class Told implements Watcher {
    final List<List<Long>> rounds = new ArrayList<>();
    Unfolding ended;

    @Override
    public void round(int states, int queued, int depth, long transitions) {
      rounds.add(List.of((long) states, (long) queued, (long) depth, transitions));
    }

    @Override
    public void ended(Unfolding unfolding) {
      ended = unfolding;
    }
  }

  @Test
  void aWatcherIsToldOfEachRound() {
    Told told = new Told();
    Told too = new Told();

    search(Systems.oneChoice(3), NONE).watchedBy(told.and(too)).run();

    assertEquals(List.of(List.of(4L, 3L, 0L, 3L), List.of(4L, 0L, 1L, 3L)), told.rounds);
    assertEquals(told.rounds, too.rounds);
    assertEquals(2, told.ended.size(0));
    assertEquals(told.ended, too.ended);
  }

  @Test
  void thatNobodyCanEndIsSaidOnceEverythingWasSeen() {
    Exploration whole = search(trap(), NONE).run();
    Limits fewer = new Limits(whole.states() - 1, Integer.MAX_VALUE, 0, 1L << 30);

    assertEquals(List.of("no_livelock"), claims(whole));
    assertEquals(List.of(), claims(search(trap(), fewer).run()));
  }

  @Test
  void whoGoesRoundAloneCannotEnd() {
    SystemBuilder alone = of("thread a { int seen; while (seen != 2) seen = x; }");

    assertEquals(List.of("no_livelock"), claims(search(alone, NONE).run()));
  }

  private static SystemBuilder of(String threadsAndClaims) {
    String text =
        "SFBUF test\nmachine { buffers = 1; pages = p0, p1; }\n"
            + "shared int x = 0; shared int y = 0; shared int z = 0;\nenv { migrate none; }\n"
            + threadsAndClaims;
    return CorpusRuns.of(text).get(0).builder();
  }

  /** Where two of three meet whom a promise keeps apart. */
  private static SystemBuilder apart() {
    return of(
        "thread a { x = 1; } thread b { y = 1; } thread c { z = 1; }"
            + "invariant xy: !(x == 1 && y == 1); invariant yz: !(y == 1 && z == 1);");
  }

  /** Steps to states that were known break promises, too, and are told of in the same order. */
  @Test
  void eachPlaceIsToldOfInTheOrderOfSteps() {
    Exploration found = search(apart(), NONE).run();

    assertEquals(
        List.of("xy 1", "xy 0", "yz 2", "yz 1"),
        found.violations().stream().map(f -> f.claim() + " " + f.thread()).toList());
    found.violations().forEach(f -> assertEquals(2, f.run().size()));
  }

  @Test
  void whereItStopsNothingMoreCounts() {
    Exploration found = new Search(apart(), Grain.LOCK, NONE, f -> true).run();

    assertTrue(found.stopped());
    assertEquals(List.of("xy"), claims(found));
    // Eight ways to be put on CPUs, three steps from each, and one more.
    assertEquals(List.of(33L, 25L), List.of((long) found.states(), found.transitions()));
  }

  @Test
  void aPromiseThatIsBrokenFromTheBeginningIsToldOfOnce() {
    Exploration found =
        search(of("thread a { y = 1; x = 1; } thread b { z = 1; } invariant one: x == 1;"), NONE)
            .run();

    assertEquals(List.of("one"), claims(found));
    assertEquals(List.of(), found.violations().get(0).run());
    assertEquals(-1, found.violations().get(0).thread());
  }

  /** Each who is stuck is told of, those first who wait for what others hold. */
  @Test
  void whoWaitsForOthersIsToldOfFirst() {
    String holder =
        "{ vm_page_wire(p0); struct sf_buf *sf = sf_buf_alloc(p0, SFB_DEFAULT); y = 1; await(x == 1); }";
    String waiter = "{ await(y == 1); struct sf_buf *sf = sf_buf_alloc(p1, SFB_DEFAULT); }";
    Exploration found =
        search(of("thread a " + holder + "thread b " + waiter + "thread c { z = 1; }"), NONE).run();

    assertEquals(List.of(1, 0), stuck(found));
  }

  private static List<Integer> stuck(Exploration found) {
    return found.violations().stream()
        .filter(f -> f.claim().equals("no_deadlock"))
        .map(Finding::thread)
        .toList();
  }

  /** What only saves time is given up first. */
  @Test
  void asMuchMemoryAsItTakesIsEnough() {
    long taken = search(trap(), NONE).withoutSleepSets().run().bytes();
    assertTrue(taken < search(trap(), NONE).run().bytes());

    assertTrue(search(trap(), limit(taken)).run().isExhaustive());
    assertEquals(
        Optional.of("the memory limit of 0 MiB was reached"),
        search(trap(), limit(taken - 1)).run().incomplete());
    assertEquals(
        Optional.of("the memory limit of 0 MiB was reached"),
        search(trap(), limit(1)).run().incomplete());
  }

  private static Limits limit(long bytes) {
    return new Limits(10_000, Integer.MAX_VALUE, 0, bytes);
  }

  @Test
  void packedNarrowlyItTakesLess() {
    Search wide = new Search(trap(), Grain.LOCK, NONE, f -> false, 1, Integer.MAX_VALUE);
    Search narrow = new Search(trap(), Grain.LOCK, NONE, f -> false, 1, 2);
    Search never = new Search(trap(), Grain.LOCK, NONE, f -> false, 1, 1_000);

    long most = wide.run().bytes();
    assertEquals(most, never.run().bytes());
    assertTrue(narrow.run().bytes() < most);
  }

  @Test
  void theTimeLimitEndsIt() {
    Limits second = new Limits(10_000, Integer.MAX_VALUE, 1, 1L << 30);
    assertTrue(search(trap(), second).run().isExhaustive());

    Exploration found = search(trap(), second).watchedBy(new Slow()).run();
    assertEquals(Optional.of("the time limit of 1 s was reached"), found.incomplete());
    assertTrue(found.states() < search(trap(), NONE).run().states());
  }

  private static final class Slow implements Watcher {
    @Override
    public void round(int states, int queued, int depth, long transitions) {
      try {
        Thread.sleep(1_001);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  @Test
  void whereMemoryRunsOutItSaysWhatItHasFound() {
    Exploration found =
        search(Systems.oneChoice(3), NONE)
            .watchedBy(
                new Watcher() {
                  @Override
                  public void round(int states, int queued, int depth, long transitions) {
                    if (queued == 0) {
                      throw new OutOfMemoryError();
                    }
                  }
                })
            .run();

    assertEquals(Optional.of("Java's memory ran out"), found.incomplete());
    assertEquals(4, found.states());
    assertEquals(3, found.finals());
  }

  @Test
  void whatCannotBeKeptEndsIt(@TempDir Path folder) {
    Path nowhere = folder.resolve("none").resolve("point");
    Storage storage = new Storage(Optional.of(nowhere), 0, Optional.empty(), "it");

    Exploration found = search(trap(), NONE).keptIn(storage).run();

    assertTrue(found.incomplete().get().startsWith("what was found could not be kept: "));
    assertFalse(Files.exists(nowhere));
    assertTrue(found.states() > 1);
  }
}
