package org.sfmc.checker.family;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.sfmc.checker.explore.Exploration;
import org.sfmc.checker.explore.Grain;
import org.sfmc.checker.explore.Limits;
import org.sfmc.checker.explore.Search;
import org.sfmc.checker.explore.SymmetricSearch;
import org.sfmc.checker.explore.Watcher;
import org.sfmc.checker.family.Coarse.Counts;
import org.sfmc.checker.run.CorpusRuns;
import org.sfmc.model.system.SystemBuilder;
import org.sfmc.scenarios.format.Formatter;

/** At grain {@code call} the model is the TLA+ text: as many states, edges, ends and levels. */
class FamilyTest {
  private static final Path FOLDER = Path.of("../scenarios/bench/family");

  private static final Limits LIMITS = new Limits(3_000_000, Integer.MAX_VALUE, 0, 1L << 31);

  /** Thread 0 without flags, 1 SFB_CATCH, 2 SFB_CPUPRIVATE, 3 SFB_NOWAIT; thread 1 is signalled. */
  private static final int STANDARD = 0x4210;

  @TestFactory
  Stream<DynamicTest> knownCounts() {
    return Stream.of(
        known("two_threads", new Family(2, 2, 1, 2, 1, 0, 0, true), 296, 864),
        known("two_private", new Family(2, 2, 1, 2, 1, 0x22, 0, true), 176, 312),
        known("three_threads", new Family(3, 3, 2, 2, 1, 0, 0, true), 16_336, 69_408),
        known("three_rounds", new Family(3, 3, 2, 2, 3, 0, 0, true), 1_083_328, 5_887_488));
  }

  /** A member of the family that is kept as a file, for people and for measuring. */
  private static DynamicTest known(String name, Family family, int states, long edges) {
    return DynamicTest.dynamicTest(
        name,
        () -> {
          Path file = FOLDER.resolve(name + ".litmus");
          String text = Formatter.format(family.scenario(name));
          if (Boolean.getBoolean("bless")) {
            Files.writeString(file, text);
          }
          assertEquals(text, Files.readString(file));
          Exploration found = search(family);
          assertEquals(states, found.states());
          assertEquals(edges, found.transitions());
        });
  }

  @TestFactory
  Stream<DynamicTest> theTextSaysTheSame() {
    return families().stream()
        .map(family -> DynamicTest.dynamicTest(family.toString(), () -> compare(family)));
  }

  @TestFactory
  Stream<DynamicTest> theTextHasAsManyOrbits() {
    return families().stream()
        .map(family -> DynamicTest.dynamicTest(family.toString(), () -> compareOrbits(family)));
  }

  private static void compareOrbits(Family family) {
    Exploration found =
        new SymmetricSearch(builder(family), Grain.CALL, LIMITS, 1)
            .run(new Watcher() {}, () -> search(family));
    assertEquals(Orbits.count(family), found.states());
    assertEquals(List.of(), found.violations());
  }

  private static void compare(Family family) {
    Exploration found = search(family);
    assertEquals(
        Coarse.count(family),
        new Counts(found.states(), (int) found.transitions(), found.finals(), found.depth()));
    assertEquals(List.of(), found.violations());
  }

  private static Exploration search(Family family) {
    return new Search(builder(family), Grain.CALL, LIMITS, f -> false).run();
  }

  private static SystemBuilder builder(Family family) {
    return CorpusRuns.of(family.scenario("family")).get(0).builder();
  }

  private static List<Family> families() {
    List<Family> families = new ArrayList<>();
    for (boolean migrates : new boolean[] {false, true}) {
      for (int buffers = 1; buffers <= 2; buffers++) {
        for (int rounds = 1; rounds <= 2; rounds++) {
          families.add(new Family(2, 2, buffers, 2, rounds, 0, 0, migrates));
          families.add(new Family(2, 2, buffers, 2, rounds, STANDARD, 2, migrates));
          families.add(new Family(2, 1, buffers, 2, rounds, 0x11, 3, migrates));
          families.add(new Family(2, 1, buffers, 2, rounds, 0x20, 0, migrates));
          families.add(new Family(2, 2, buffers, 2, rounds, 0x12, 2, migrates));
          families.add(new Family(2, 2, buffers, 2, rounds, 0x42, 1, migrates));
          families.add(new Family(2, 2, buffers, 2, rounds, 0x44, 0, migrates));
          families.add(new Family(2, 2, buffers, 1, rounds, 0x41, 1, migrates));
        }
        families.add(new Family(3, 3, buffers, 2, 1, 0x440, 0, false));
      }
      for (int buffers = 1; buffers <= 2; buffers++) {
        families.add(new Family(3, 2, buffers, 1, 1, STANDARD, 2, migrates));
        families.add(new Family(3, 2, buffers, 2, 1, 0, 0, migrates));
      }
      families.add(new Family(1, 1, 1, 3, 2, 2, 1, migrates));
    }
    for (int buffers = 1; buffers <= 2; buffers++) {
      families.add(new Family(3, 3, buffers, 2, 1, STANDARD, 2, false));
      families.add(new Family(3, 3, buffers, 2, 1, 0x111, 7, false));
      families.add(new Family(3, 3, buffers, 2, 2, STANDARD, 2, false));
    }
    families.add(new Family(4, 2, 1, 1, 1, STANDARD, 2, false));
    families.add(new Family(4, 2, 1, 2, 1, 0, 0, false));
    return families;
  }
}
