package org.sfmc.model.sfbuf.bugs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BugsTest {
  @ParameterizedTest
  @CsvSource({
    "no_wakeup, subr_sfbuf.c",
    "unmap_keeps_hash, subr_sfbuf.c",
    "no_shootdown, vm_machdep.c",
    "deaf_shootdown, vm_machdep.c",
    "publish_before_unmap, sparc64",
    "takes_referenced, dragonfly"
  })
  void aBugIsPlantedInTheFileThatItBreaks(String bug, String part) {
    assertEquals(part, Bugs.of(bug).part());
  }

  @Test
  void aNameThatIsNoneIsSaidToBe() {
    IllegalArgumentException thrown =
        assertThrows(IllegalArgumentException.class, () -> Bugs.of("nonesuch"));

    assertEquals("no bug is named nonesuch", thrown.getMessage());
  }
}
