package org.sfmc.checker.generated;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.sfmc.checker.explore.AmpleSearch;
import org.sfmc.checker.explore.Exploration;
import org.sfmc.checker.explore.Explorations;
import org.sfmc.checker.explore.Finding;
import org.sfmc.checker.explore.Grain;
import org.sfmc.checker.explore.Limits;
import org.sfmc.checker.explore.NaiveSearch;
import org.sfmc.checker.explore.SymmetricSearch;
import org.sfmc.checker.explore.Watcher;
import org.sfmc.checker.fuzz.Fuzzer;
import org.sfmc.checker.fuzz.Known;
import org.sfmc.checker.fuzz.Strolls;
import org.sfmc.checker.fuzz.Subject;
import org.sfmc.checker.generated.Agreement.Said;
import org.sfmc.checker.run.Options;
import org.sfmc.checker.run.Replayed;
import org.sfmc.checker.run.Runner;
import org.sfmc.checker.run.Schedule;
import org.sfmc.model.property.Invariants;
import org.sfmc.scenarios.compile.Compiled;
import org.sfmc.scenarios.format.Printer;
import org.sfmc.scenarios.generate.Mistake;
import org.sfmc.scenarios.syntax.Name;
import org.sfmc.scenarios.syntax.Scenario.ThreadDecl;

/**
 * What has to be true of any scenario, tried on those that nobody wrote. The seed of each test is
 * its number; {@code -Dsfmc.seed=n} tries others, {@code -Dsfmc.tries=n} more.
 */
class GeneratedScenariosTest {
  private static final Pattern ALLOCATION = Pattern.compile("(\\w+) = sf_buf_alloc\\(.*\\);");

  /** Who asserts that SFB_CPUPRIVATE is asked for by pinned threads only. */
  private static final Set<String> ASSERTING =
      Set.of("i386", "i386_xchg", "relookup", "generic", "unmap_on_free");

  /** The core of soundness: what is fused into one step changes no verdict and no outcome. */
  @Test
  void bothGrainsSayTheSame() {
    Tries.of(1, 0.15, 150)
        .each(
            Choice.all(),
            1500,
            (run, lock) -> {
              Optional<Said> op = Agreement.said(run, Grain.OP, 6000);
              op.ifPresent(said -> assertEquals(said, Said.of(lock)));
              return op.isPresent();
            });
  }

  /** Merging paths at statement boundaries loses nothing; nor does anything else of the engine. */
  @Test
  void aSearchThatMergesNothingSaysTheSame() {
    Tries.of(2, 0.15, 40)
        .each(
            Choice.all(),
            400,
            (run, lock) -> {
              Optional<Said> unmerged = UnmergedSearch.run(run.builder(), 4000);
              unmerged.ifPresent(said -> assertEquals(said, Said.of(lock)));
              return unmerged.isPresent();
            });
  }

  @Test
  void aTextbookSearchCountsTheSame() {
    Tries.of(3, 0.15, 40)
        .each(
            Choice.all(),
            1500,
            (run, lock) -> {
              assertEquals(NaiveSearch.run(run.builder(), Grain.LOCK), NaiveSearch.Counts.of(lock));
              return true;
            });
  }

  /** Also in the order of findings and in their runs, and where a limit ends it. */
  @Test
  void whatSleepsIsNotSeen() {
    Tries.of(31, 0.3, 60)
        .each(
            Choice.all(),
            3000,
            (run, lock) -> {
              for (Grain grain : Grain.values()) {
                assertEquals(
                    Explorations.withoutCost(Agreement.awake(run, grain, 2000)),
                    Explorations.withoutCost(Agreement.explore(run, grain, 2000)));
              }
              return true;
            });
  }

  @Test
  void whoKeepsTheRulesBreaksNothing() {
    Tries.of(4, 0, 150)
        .each(
            Choice.references(),
            3000,
            (run, lock) -> {
              assertEquals(Set.of(), surprises(run, lock));
              return true;
            });
  }

  /** What is broken, unless it is known of the implementation. */
  private static Set<String> surprises(Compiled run, Exploration found) {
    Set<String> broken = builtIn(found);
    broken.removeIf(property -> Known.explains(run, property));
    return broken;
  }

  /** On a direct map most mistakes cannot be seen, so they are looked for on the others. */
  @Test
  void eachMistakeIsReportedAsWhatItIs() {
    Map<Mistake, Integer> found = new EnumMap<>(Mistake.class);
    int[] otherwise = {0};
    Tries tries = Tries.of(5, 1, 250);
    tries.each(
        Choice.pools(),
        3000,
        (run, lock) -> {
          Mistake mistake = tries.current().mistake().orElseThrow();
          Set<String> broken = builtIn(lock);
          if (mistake.properties().stream().anyMatch(broken::contains)) {
            found.merge(mistake, 1, Integer::sum);
          } else {
            assertTrue(
                isHarmless(mistake, tries.current().text(), run.run().impl()) || !broken.isEmpty());
            otherwise[0] += broken.isEmpty() ? 0 : 1;
          }
          return true;
        });

    assertEquals(EnumSet.allOf(Mistake.class), found.keySet());
    // Something else may break first, and end every run in which the mistake would be seen.
    int named = found.values().stream().mapToInt(n -> n).sum();
    assertTrue(otherwise[0] * 20 <= named, () -> otherwise[0] + " are reported as something else");
  }

  /**
   * What a mistake takes to be seen: an assertion, a second CPU and a scheduler that moves threads;
   * somebody else who wants a buffer; a state between the unwiring and the free.
   */
  private static boolean isHarmless(Mistake mistake, String text, String implementation) {
    return switch (mistake) {
      case UNPIN_EARLY -> true;
      case HOLD_AND_WAIT -> true;
      case UNWIRE_EARLY, USE_AFTER_FREE -> text.contains("atomic {");
      case NO_PIN -> !ASSERTING.contains(implementation);
      case FREE_TWICE, LEAK -> false;
    };
  }

  /** Every allocation is followed by a look at what it came to. */
  @Test
  void aDirectMapNeverFails() {
    Choice directMap = new Choice("direct_map", "");
    Tries tries = Tries.of(6, 0, 60);
    tries.each(
        List.of(directMap),
        3000,
        (run, lock) -> {
          String text = tries.current().text();
          String looks = ALLOCATION.matcher(text).replaceAll("$0 assert($1 != NULL);");
          Compiled watched = directMap.run(Choice.read(looks));
          Exploration all = Agreement.explore(watched, Grain.LOCK, 3000);
          assertNotEquals(text, looks);
          assertFalse(builtIn(all).contains("assert"), "an allocation has failed");
          return all.incomplete().isEmpty();
        });
  }

  @Test
  void everyViolationIsReplayed() {
    Tries.of(7, 0.5, 60)
        .each(
            Choice.all(),
            3000,
            (run, lock) -> {
              for (Finding finding : lock.violations()) {
                Schedule schedule = new Schedule(finding.initial(), finding.run());
                Replayed again = Runner.replay(run, Options.defaults(), schedule);
                boolean oneRunTells = !finding.claim().equals("no_livelock");
                assertTrue(
                    !oneRunTells
                        || again.broken().stream()
                            .anyMatch(b -> b.property().equals(finding.claim())),
                    () -> finding + " is replayed as " + again.broken());
              }
              return !lock.violations().isEmpty();
            });
  }

  /**
   * Implementations that promise the same end in the same ways, whichever buffers they use. Where a
   * CPU takes no interrupts they do not: a shootdown waits for it ({@code ordered}).
   */
  @Test
  void equalPromisesEndInEqualWays() {
    List<List<Subject>> pairs =
        List.of(
            Subject.pair("i386", "i386_xchg"),
            Subject.pair("i386", "generic"),
            Subject.pair("generic", "unmap_on_free"));
    int[] compared = {0};
    Tries.of(10, 0, 90)
        .each(
            List.of(new Choice("generic", "")),
            3000,
            (run, lock) -> {
              boolean deaf = Printer.print(run.scenario()).contains("spinlock_enter");
              if (deaf || run.run().speculative()) {
                return false;
              }
              List<Subject> two = pairs.get(compared[0]++ % pairs.size());
              assertEquals(
                  Optional.empty(), Fuzzer.difference(run.scenario(), two, 10_000), two::toString);
              return true;
            });
  }

  /** Whoever walks at random finds nothing that the search has not, and nothing sooner. */
  @Test
  void noWalkBeatsTheSearch() {
    int[] found = {0};
    Tries.of(12, 0.5, 90)
        .each(
            Choice.all(),
            1500,
            (run, lock) -> {
              for (Strolls.Broken broken : Strolls.of(run, 20)) {
                found[0]++;
                Optional<Finding> known =
                    lock.violations().stream()
                        .filter(f -> f.claim().equals(broken.property()))
                        .min(Comparator.comparingInt(f -> f.run().size()));
                assertTrue(
                    known.isPresent() && known.get().run().size() <= broken.steps(),
                    () -> broken + " and " + known);
              }
              return true;
            });
    assertTrue(found[0] > 50, "only " + found[0] + " walks found something");
  }

  @Test
  void theOrderOfThreadsChangesNoCount() {
    Tries.of(8, 0.3, 60)
        .each(
            Choice.all(),
            1500,
            (run, lock) -> {
              List<ThreadDecl> reversed = new ArrayList<>(run.scenario().threads());
              Collections.reverse(reversed);
              Exploration other = Agreement.explore(Choice.with(run, reversed), Grain.LOCK, 1500);
              assertEquals(counts(lock), counts(other));
              return reversed.size() > 1;
            });
  }

  /** With a twin of its first thread, so that there is something to exchange. */
  @Test
  void aSearchUpToSymmetriesSaysTheSame() {
    int[] reduced = new int[1];
    Tries.of(10, 0.15, 100)
        .each(
            Choice.all(),
            1500,
            (run, lock) -> {
              Compiled twins = Choice.with(run, withTwin(run.scenario().threads()));
              Exploration whole = Agreement.explore(twins, Grain.LOCK, 6000);
              Limits limits = new Limits(6000, Integer.MAX_VALUE, 0, 1L << 30);
              Exploration found =
                  new SymmetricSearch(twins.builder(), Grain.LOCK, limits, 1)
                      .run(new Watcher() {}, () -> whole);
              reduced[0] += found.symmetries().isNone() ? 0 : 1;
              if (whole.incomplete().isPresent()) {
                return false;
              }
              assertEquals(Said.of(whole), Said.of(found));
              return true;
            });

    assertTrue(reduced[0] > 0, "none of them has a symmetry");
  }

  @Test
  void aSearchWithPartialOrderReductionSaysTheSame() {
    int[] reduced = new int[1];
    Tries.of(11, 0.15, 150)
        .each(
            Choice.all(),
            3000,
            (run, lock) -> {
              Exploration whole = Agreement.explore(run, Grain.LOCK, 6000);
              Limits limits = new Limits(6000, Integer.MAX_VALUE, 0, 1L << 30);
              Exploration found =
                  new AmpleSearch(run.builder(), Grain.LOCK, limits, 1)
                      .run(new Watcher() {}, () -> whole);
              reduced[0] += found.leftAlone() > 0 ? 1 : 0;
              if (whole.incomplete().isPresent()) {
                return false;
              }
              assertEquals(Said.of(whole), Said.of(found));
              return true;
            });

    assertTrue(reduced[0] > 10, "only " + reduced[0] + " are reduced");
  }

  private static List<ThreadDecl> withTwin(List<ThreadDecl> threads) {
    ThreadDecl one = threads.get(0);
    Name twin = new Name("twin", one.name().span());
    List<ThreadDecl> more = new ArrayList<>(threads);
    more.add(new ThreadDecl(twin, one.cpu(), one.priority(), one.body(), one.span()));
    return more;
  }

  @Test
  void moreBuffersBreakNothing() {
    Tries.of(9, 0, 60)
        .each(
            Choice.pools(),
            1500,
            (run, lock) -> {
              Exploration more = Agreement.explore(Choice.withOneBufferMore(run), Grain.LOCK, 6000);
              if (more.incomplete().isPresent()) {
                return false;
              }
              assertEquals(Set.of(), surprises(run, more));
              return true;
            });
  }

  private static String counts(Exploration found) {
    return "%d states, %d transitions, %d finals, depth %d, %d outcomes, broken: %s"
        .formatted(
            found.states(),
            found.transitions(),
            found.finals(),
            found.depth(),
            found.outcomes().size(),
            Said.of(found).broken());
  }

  private static Set<String> builtIn(Exploration found) {
    Set<String> names = new TreeSet<>();
    found.violations().stream()
        .map(Finding::claim)
        .filter(Invariants.names()::contains)
        .forEach(names::add);
    return names;
  }
}
