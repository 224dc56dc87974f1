package org.sfmc.checker.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sfmc.checker.explore.NaiveSearch.Counts;
import org.sfmc.checker.run.CorpusRuns;
import org.sfmc.checker.systems.KernelSystems;
import org.sfmc.checker.systems.KernelSystems.Parts;
import org.sfmc.checker.systems.Systems;
import org.sfmc.model.system.SystemBuilder;

class SearchTest {
  private static final Consumer<Parts> NOTHING = parts -> {};

  @Tag("thorough")
  @TestFactory
  Stream<DynamicTest> aTextbookSearchCountsTheSameInTheCorpus() {
    Limits small = new Limits(3_000, Integer.MAX_VALUE, 0, Limits.defaults().bytes());
    return CorpusRuns.each(
        run -> {
          Exploration found = new Search(run.builder(), Grain.LOCK, small, f -> false).run();
          assumeFalse(found.incomplete().isPresent(), () -> "too large: " + run.run().id());

          assertEquals(NaiveSearch.run(run.builder(), Grain.LOCK), Counts.of(found));
        });
  }

  @ParameterizedTest
  @EnumSource(Grain.class)
  void aTextbookSearchCountsTheSameInPublishedSystems(Grain grain) {
    for (SystemBuilder system :
        List.of(
            Systems.peterson(false),
            Systems.peterson(true),
            Systems.philosophers(4, false),
            Systems.increments(3, true),
            Systems.oneChoice(3),
            Systems.twoPhaseCommit(3))) {
      assertEquals(NaiveSearch.run(system, grain), Counts.of(explore(system, grain)));
    }
  }

  @Test
  void aViolationComesWithAShortestRun() {
    SystemBuilder system =
        KernelSystems.of(
            p -> {
              for (int i = 0; i < 4; i++) {
                p.engine.at("a", i);
                p.open.set(0);
              }
              p.engine.at("odd");
              p.open.set(1);
            },
            p -> {
              p.open.set(2);
              p.engine.at("odd");
              p.open.set(3);
            });

    Finding finding = explore(system, Grain.LOCK).violations().get(0);

    assertEquals("open_is_even", finding.claim());
    assertEquals("open is 3", finding.explanation());
    assertEquals(List.of(new Move(1, 0), new Move(1, 0)), finding.run());
    assertEquals(1, finding.thread());
    assertEquals("odd", finding.point());
  }

  @ParameterizedTest
  @EnumSource(Grain.class)
  void nobodyRunsInsideAnAtomicBlock(Grain grain) {
    Consumer<Parts> twice =
        p -> {
          p.engine.beginAtomic();
          p.open.increment();
          p.open.increment();
          p.engine.endAtomic();
          p.engine.at("end");
        };

    Exploration found = explore(KernelSystems.of(twice, twice), grain);

    assertEquals(List.of(), found.violations());
    assertEquals(4, found.states());
    assertEquals(4, found.transitions());
  }

  @Test
  void withoutTheAtomicBlockTheOddValueIsSeen() {
    Consumer<Parts> twice =
        p -> {
          p.open.increment();
          p.engine.at("half");
          p.open.increment();
          p.engine.at("end");
        };

    Exploration found = explore(KernelSystems.of(twice, twice), Grain.LOCK);

    assertEquals(List.of("open_is_even"), claims(found));
    assertEquals(9, found.states());
    assertEquals(12, found.transitions());
  }

  @ParameterizedTest
  @EnumSource(Grain.class)
  void anAtomicBlockThatBlocksLetsOthersIn(Grain grain) {
    Consumer<Parts> locker =
        p -> {
          p.engine.beginAtomic();
          p.open.increment();
          p.kernel.lock(p.mutex);
          p.open.increment();
          p.kernel.unlock(p.mutex);
          p.engine.endAtomic();
          p.engine.at("end");
        };
    Consumer<Parts> holder =
        p -> {
          p.kernel.lock(p.mutex);
          p.open.get();
          p.engine.at("holding");
          p.open.get();
          p.kernel.unlock(p.mutex);
          p.engine.at("end");
        };

    Exploration found = explore(KernelSystems.of(locker, holder), grain);

    assertEquals(List.of("open_is_even"), claims(found));
    assertEquals(1, found.finals());
  }

  @Test
  void aCriticalSectionIsOneStep() {
    Consumer<Parts> section =
        p -> {
          p.kernel.lock(p.mutex);
          p.guarded.increment();
          p.guarded.increment();
          p.kernel.unlock(p.mutex);
          p.engine.at("end");
        };

    assertEquals(4, explore(KernelSystems.of(section, section), Grain.LOCK).states());
    assertEquals(16, explore(KernelSystems.of(section, section), Grain.OP).states());
  }

  @ParameterizedTest
  @EnumSource(Grain.class)
  void guardedDataWithoutItsMutexIsAViolation(Grain grain) {
    Exploration found = explore(KernelSystems.of(p -> p.guarded.increment(), NOTHING), grain);

    assertEquals(
        List.of("guarded_by: 'guarded++' without mtx, which guards it"),
        found.violations().stream().map(f -> f.claim() + ": " + f.explanation()).toList());
  }

  @ParameterizedTest
  @EnumSource(Grain.class)
  void guardedDataWhileSomebodyElseHoldsTheMutexIsAViolation(Grain grain) {
    Exploration found =
        explore(
            KernelSystems.of(
                p -> p.guarded.get(),
                p -> {
                  p.kernel.lock(p.mutex);
                  p.open.get();
                  p.kernel.unlock(p.mutex);
                }),
            grain);

    assertEquals(List.of("guarded_by"), claims(found));
  }

  @Test
  void aStepThatNeverEndsIsIncomplete() {
    Exploration found =
        explore(
            KernelSystems.of(
                p -> {
                  while (true) {
                    p.engine.at("round");
                    p.engine.perform(new KernelSystems.Silent());
                  }
                },
                NOTHING),
            Grain.LOCK);

    assertEquals(
        Optional.of(
            "thread a performs 100000 operations that nobody else can see: it loops for ever"),
        found.incomplete());
    assertEquals(List.of(), found.violations());
  }

  @Test
  void aRunWhoseAssumptionFailsIsDiscarded() {
    Exploration found =
        explore(
            KernelSystems.of(
                p -> {
                  if (p.open.get() == 0) {
                    p.engine.perform(new KernelSystems.Never());
                  }
                },
                p -> p.open.set(2)),
            Grain.LOCK);

    assertEquals(1, found.finals());
    assertEquals(2, found.discarded());
    assertEquals(List.of(), found.violations());
    assertTrue(found.isExhaustive());
  }

  @Test
  void aSleeperThatOnlyASignalCouldWakeIsStuck() {
    Exploration found = explore(KernelSystems.withSignal(sleeper(true), NOTHING), Grain.LOCK);

    assertEquals(List.of("no_deadlock: no thread can move"), said(found));
    assertEquals(1, found.finals());
  }

  @Test
  void aSleeperThatNobodyWakesIsStuck() {
    Exploration found = explore(KernelSystems.of(sleeper(false), NOTHING), Grain.LOCK);

    assertEquals(List.of("no_deadlock: no thread can move"), said(found));
    assertEquals(0, found.finals());
  }

  @Test
  void aWakeupBeforeTheSleepIsLost() {
    Exploration found =
        explore(KernelSystems.of(sleeper(false), p -> p.kernel.wakeup(p.channel)), Grain.LOCK);

    assertEquals(List.of("no_deadlock: no thread can move"), said(found));
    assertEquals(1, found.finals());
  }

  private static Consumer<Parts> sleeper(boolean pcatch) {
    return p -> {
      p.kernel.lock(p.mutex);
      p.kernel.msleep(p.channel, p.mutex, pcatch);
      p.kernel.unlock(p.mutex);
      p.engine.at("end");
    };
  }

  private static List<String> claims(Exploration found) {
    return found.violations().stream().map(Finding::claim).distinct().toList();
  }

  private static List<String> said(Exploration found) {
    return found.violations().stream()
        .map(f -> f.claim() + ": " + f.explanation())
        .distinct()
        .toList();
  }

  private static Exploration explore(SystemBuilder system, Grain grain) {
    return new Search(system, grain, Limits.defaults(), f -> false).run();
  }
}
