package org.sfmc.checker.fuzz.keep;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sfmc.checker.fuzz.Difference;
import org.sfmc.checker.fuzz.Fuzzer;
import org.sfmc.checker.fuzz.Subject;

/** What finds are called. */
class KeeperTest {
  private static final Subject USUAL = new Subject("i386", "");

  private static String name(Optional<Subject> holds, Subject other, String property) {
    Difference difference = new Difference(holds, other, property, List.of(), true);
    return Keeper.name(1, new Fuzzer.Find(7, difference, null));
  }

  @Test
  void findsInOneScenarioHaveTheirOwnNames() {
    Subject generic = new Subject("generic", "");

    assertEquals(
        "wakeup_one_1_7",
        name(Optional.of(USUAL), new Subject("i386", "wakeup_one"), "no_lost_wakeup"));
    assertEquals(
        "edge_wakeup_1_7",
        name(Optional.of(USUAL), new Subject("i386", "edge_wakeup"), "no_lost_wakeup"));
    assertEquals(
        "edge_wakeup_generic_1_7",
        name(Optional.of(generic), new Subject("generic", "edge_wakeup"), "no_lost_wakeup"));
    assertEquals("i386_generic_1_7", name(Optional.of(generic), USUAL, ""));
    assertEquals("tlb_coherent_1_7", name(Optional.empty(), USUAL, "tlb_coherent"));
  }
}
