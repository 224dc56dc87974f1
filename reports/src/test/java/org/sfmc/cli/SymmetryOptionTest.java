package org.sfmc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sfmc.cli.Cli.sfmc;

import org.junit.jupiter.api.Test;

/** {@code --symmetry} changes counts, says so, and changes nothing else. */
class SymmetryOptionTest {
  @Test
  void saysWhatItRestsOn() {
    Cli check = sfmc("check", "tmpfs", "--run", "tmpfs", "--symmetry");

    assertEquals(0, check.code());
    assertTrue(check.out().contains("tmpfs: up to symmetry; of up to 12 states"), check.out());
    assertFalse(sfmc("check", "tmpfs", "--run", "tmpfs").out().contains("symmetry"));
  }

  @Test
  void isInTheResults() {
    Cli json = sfmc("check", "tmpfs", "--run", "tmpfs", "--symmetry", "--format", "json");

    assertTrue(json.out().contains("\"symmetries\": 12"), json.out());
  }

  @Test
  void aBrokenPromiseIsShownAsWithoutIt() {
    String run = "tmpfs[buffers=2]";

    assertEquals(
        sfmc("check", "tmpfs", "--run", run, "--traces"),
        sfmc("check", "tmpfs", "--run", run, "--traces", "--symmetry"));
  }

  @Test
  void fingerprintsSayWhatTheyMayMiss() {
    Cli check = sfmc("check", "tmpfs", "--run", "tmpfs", "--fingerprints");

    assertEquals(0, check.code());
    assertTrue(check.out().contains("PASS      6,152"), check.out());
    assertTrue(check.out().contains("by fingerprints; with a probability of 1.0e-12 at most"));
    assertEquals(2, sfmc("check", "tmpfs", "--fingerprints", "--symmetry").code());
  }

  @Test
  void isNotForSearchesInFiles() {
    Cli refused = sfmc("check", "tmpfs", "--run", "tmpfs", "--symmetry", "--disk", ".");

    assertEquals(2, refused.code());
    assertTrue(refused.err().contains("not with --checkpoint, nor with --disk"), refused.err());
  }
}
