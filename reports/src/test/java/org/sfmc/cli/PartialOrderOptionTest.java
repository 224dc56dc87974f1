package org.sfmc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sfmc.cli.Cli.sfmc;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code --partial-order} changes counts, says so, and changes nothing else. */
class PartialOrderOptionTest {
  private static final String RUN = "chain[BLIND=1,impl=direct_map]";

  @Test
  void saysWhatItRestsOn() {
    Cli check = sfmc("check", "chain", "--run", RUN, "--partial-order");

    assertEquals(0, check.code());
    assertTrue(
        check
            .out()
            .contains(RUN + ": by partial order; in 4 of these states one thread went on alone."),
        check.out());
    assertFalse(sfmc("check", "chain", "--run", RUN).out().contains("partial order"));
  }

  @Test
  void isInTheResults() {
    Cli json = sfmc("check", "chain", "--run", RUN, "--partial-order", "--format", "json");

    assertTrue(json.out().contains("\"leftAlone\": 4"), json.out());
  }

  @Test
  void aBrokenPromiseIsShownAsWithoutIt() {
    String run = "tmpfs[buffers=2]";

    assertEquals(
        sfmc("check", "tmpfs", "--run", run, "--traces"),
        sfmc("check", "tmpfs", "--run", run, "--traces", "--partial-order"));
  }

  @Test
  void whatSleepsIsNotSeen() {
    assertEquals(
        sfmc("check", "chain", "--traces"), sfmc("check", "chain", "--traces", "--no-sleep-sets"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"--symmetry", "--fingerprints", "--disk=.", "--no-sleep-sets"})
  void isNotForAllSearches(String other) {
    Cli refused = sfmc("check", "chain", "--run", RUN, "--partial-order", other);

    assertEquals(2, refused.code());
    assertTrue(refused.err().contains("--partial-order"), refused.err());
  }
}
