package org.sfmc.bugs;

import java.io.IOException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A class of its own, so that both ways are tried at once. */
@Tag("lincheck")
class InAccessesTest {
  private static final int FOUND = 33;

  @Test
  void theBugsAreFound() throws IOException {
    UnderLincheck.ACCESSES.check(FOUND);
  }
}
