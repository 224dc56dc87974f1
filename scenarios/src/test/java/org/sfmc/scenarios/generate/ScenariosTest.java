package org.sfmc.scenarios.generate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.sfmc.scenarios.check.Loaded;
import org.sfmc.scenarios.format.Printer;
import org.sfmc.scenarios.syntax.Scenario;

/** What is generated is a scenario file as a person could have written it. */
class ScenariosTest {
  private static final List<String> WORDS =
      List.of(
          "SFB_CATCH",
          "SFB_NOWAIT",
          "SFB_CPUPRIVATE",
          "sf_buf_ref",
          "sf_buf_page",
          "sched_pin",
          "atomic",
          "struct sf_buf *sf;",
          "while",
          "break",
          "else",
          "else if",
          "return",
          "await",
          "assert",
          "assume",
          "vm_page_t m = one_of(p",
          "= one_of(0, 1)",
          "= one_of(1, 2)",
          "psignal",
          "spinlock_enter",
          "vm_page_hold",
          "vm_page_grab",
          "vm_page_busy_acquire",
          "vm_page_free",
          "vm_page_wired",
          "vm_page_object",
          "int last = vm_page_unwire",
          "reclaim ",
          "truncate ",
          " priority ",
          "held(",
          "busied(",
          "*kva = ",
          " = *kva",
          "signal ",
          "migrate none",
          "migrate any at most",
          "speculative",
          "invariant",
          "reachable",
          "forall",
          "exists",
          "never",
          "executed(",
          "pinned(",
          "cpu(",
          "done(",
          "asleep(",
          "signalled(",
          "wired(",
          "contents(",
          "refs(",
          "tlb(");

  @Property(tries = 300, seed = "1", edgeCases = EdgeCasesMode.NONE)
  void areReadBackWithoutAnErrorOrAWarning(@ForAll("some") Generated generated) {
    Loaded loaded = generated.loaded();

    assertEquals("", loaded.render());
    assertTrue(loaded.scenario().isPresent());
  }

  @Property(tries = 300, seed = "2", edgeCases = EdgeCasesMode.NONE)
  void areReadBackAsTheyWerePrinted(@ForAll("some") Generated generated) {
    String text = generated.text();

    Scenario again = generated.loaded().scenario().orElseThrow();

    assertEquals(text, Printer.print(again));
    assertEquals(withoutPlaces(generated.scenario()), withoutPlaces(again));
  }

  @Property(tries = 300, seed = "3", edgeCases = EdgeCasesMode.NONE)
  void haveATitleAndLinesOfAScreen(@ForAll("some") Generated generated) {
    List<String> lines = generated.text().lines().toList();

    assertTrue(lines.get(1).matches("\"[A-Z].*\\.\""), lines.get(1));
    assertTrue(lines.stream().skip(2).allMatch(l -> l.length() <= 120), generated.text());
  }

  /** A generator that leaves things out would let every other property pass. */
  @Test
  void speakOfEverything() {
    List<Generated> sample = Scenarios.sample(4, 1000, 0.3);

    for (String word : WORDS) {
      long count = sample.stream().filter(g -> g.text().contains(word)).count();
      assertTrue(count >= 10, word + " is in " + count + " scenarios of 1000");
    }
    for (Mistake mistake : Mistake.values()) {
      long count = sample.stream().filter(g -> g.mistake().equals(Optional.of(mistake))).count();
      assertTrue(count >= 10, mistake + " is in " + count + " scenarios of 1000");
    }
  }

  @Test
  void areTheSameForTheSameSeed() {
    List<String> first = Scenarios.sample(5, 50, 0.3).stream().map(Generated::text).toList();

    assertEquals(first, Scenarios.sample(5, 50, 0.3).stream().map(Generated::text).toList());
    assertNotEquals(first, Scenarios.sample(6, 50, 0.3).stream().map(Generated::text).toList());
  }

  private static String withoutPlaces(Scenario scenario) {
    return scenario
        .toString()
        .replaceAll("\\b(generated|\\w+\\.litmus):[0-9]+:[0-9]+", "")
        .replaceAll(", source=(?s:.*)", "");
  }

  @Provide
  Arbitrary<Generated> some() {
    return Scenarios.mistaken(0.3);
  }
}
