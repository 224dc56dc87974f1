package org.sfmc.checker.family;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
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

  private static final Map<Family, Counts> ANY_PAGE = anyPage();

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
          assertKept(name, family);
          Exploration found = search(family);
          assertEquals(states, found.states());
          assertEquals(edges, found.transitions());
        });
  }

  /** What TLC counts of the text where threads take any page. */
  @TestFactory
  Stream<DynamicTest> countsOfAnyPage() {
    return ANY_PAGE.entrySet().stream()
        .map(
            known ->
                DynamicTest.dynamicTest(
                    known.getKey().toString(),
                    () -> assertEquals(known.getValue(), counts(search(known.getKey())))));
  }

  /**
   * Its 6,469,432 states take too long for a test; {@code bench/run} has SPIN and TLC count them.
   */
  @Test
  void theLargestIsKept() throws IOException {
    assertKept("five_rounds", new Family(3, 3, 2, 2, 5, 0, 0, true));
  }

  private static void assertKept(String name, Family family) throws IOException {
    assertKept(Formatter.format(family.scenario(name)), FOLDER.resolve(name + ".litmus"));
    assertKept(family.configuration(), FOLDER.resolve(name + ".cfg"));
  }

  private static void assertKept(String text, Path file) throws IOException {
    if (Boolean.getBoolean("bless")) {
      Files.writeString(file, text);
    }
    assertEquals(text, Files.readString(file));
  }

  @TestFactory
  Stream<DynamicTest> theTextSaysTheSame() {
    return Stream.concat(families().stream(), ANY_PAGE.keySet().stream())
        .map(family -> DynamicTest.dynamicTest(family.toString(), () -> compare(family)));
  }

  @TestFactory
  Stream<DynamicTest> theTextHasAsManyOrbits() {
    return Stream.concat(families().stream(), ANY_PAGE.keySet().stream())
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
    assertEquals(Coarse.count(family), counts(found));
    assertEquals(List.of(), found.violations());
  }

  private static Counts counts(Exploration found) {
    return new Counts(found.states(), (int) found.transitions(), found.finals(), found.depth());
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

  private static Map<Family, Counts> anyPage() {
    Map<Family, Counts> any = new LinkedHashMap<>();
    any.put(new Family(1, 2, 1, 1, 1, 0, 0, false).ofAnyPage(), new Counts(11, 10, 2, 5));
    any.put(new Family(1, 3, 2, 2, 2, 0, 0, true).ofAnyPage(), new Counts(320, 536, 66, 13));
    any.put(new Family(2, 1, 1, 2, 1, 0x11, 3, true).ofAnyPage(), new Counts(1_152, 4_560, 48, 15));
    any.put(new Family(2, 2, 1, 2, 1, 0, 0, false).ofAnyPage(), new Counts(137, 232, 6, 10));
    any.put(new Family(2, 2, 1, 2, 1, 0, 0, true).ofAnyPage(), new Counts(932, 3_064, 24, 12));
    any.put(new Family(2, 2, 2, 2, 1, 0, 0, true).ofAnyPage(), new Counts(1_668, 5_112, 88, 13));
    any.put(new Family(2, 2, 1, 2, 2, 0, 0, true).ofAnyPage(), new Counts(5_724, 21_304, 24, 22));
    any.put(new Family(2, 2, 2, 2, 2, 0, 0, false).ofAnyPage(), new Counts(1_503, 2_912, 26, 20));
    any.put(
        new Family(2, 2, 1, 2, 1, STANDARD, 2, true).ofAnyPage(), new Counts(1_896, 7_028, 48, 13));
    any.put(
        new Family(2, 2, 2, 2, 1, STANDARD, 2, true).ofAnyPage(),
        new Counts(3_336, 11_468, 176, 14));
    any.put(new Family(2, 3, 1, 2, 1, 0, 0, true).ofAnyPage(), new Counts(1_912, 6_416, 36, 12));
    any.put(
        new Family(2, 3, 2, 2, 1, STANDARD, 2, true).ofAnyPage(),
        new Counts(8_288, 28_268, 456, 14));
    any.put(
        new Family(2, 3, 2, 1, 2, STANDARD, 2, false).ofAnyPage(),
        new Counts(6_878, 18_022, 30, 21));
    any.put(
        new Family(2, 2, 1, 2, 2, 0x12, 2, true).ofAnyPage(), new Counts(15_192, 51_556, 96, 23));
    any.put(
        new Family(2, 2, 2, 2, 1, 0x42, 1, true).ofAnyPage(), new Counts(2_200, 6_076, 160, 14));
    any.put(new Family(2, 2, 2, 2, 1, 0x44, 0, true).ofAnyPage(), new Counts(1_668, 5_112, 88, 13));
    any.put(new Family(2, 2, 1, 1, 2, 0x41, 1, false).ofAnyPage(), new Counts(1_148, 2_877, 4, 18));
    any.put(new Family(3, 2, 1, 2, 1, 0, 0, false).ofAnyPage(), new Counts(1_735, 4_380, 6, 15));
    any.put(
        new Family(3, 2, 2, 1, 1, STANDARD, 2, false).ofAnyPage(),
        new Counts(4_086, 12_757, 12, 16));
    any.put(
        new Family(3, 2, 1, 1, 1, 0x111, 7, false).ofAnyPage(), new Counts(12_904, 50_814, 16, 16));
    any.put(
        new Family(3, 3, 2, 1, 1, STANDARD, 2, false).ofAnyPage(),
        new Counts(15_476, 48_880, 30, 16));
    any.put(
        new Family(3, 3, 2, 2, 1, 0x440, 0, false).ofAnyPage(), new Counts(8_032, 21_204, 63, 15));
    any.put(
        new Family(4, 2, 1, 1, 1, STANDARD, 2, false).ofAnyPage(),
        new Counts(33_138, 132_147, 4, 18));
    any.put(
        new Family(2, 2, 2, 2, 2, STANDARD, 2, true).ofAnyPage(),
        new Counts(35_288, 146_988, 336, 24));
    return any;
  }
}
