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
  void asMuchMemoryAsItTakesIsEnough() {
    long taken = search(trap(), NONE).run().bytes();

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
