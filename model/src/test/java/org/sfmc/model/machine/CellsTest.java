package org.sfmc.model.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.Test;

class CellsTest {
  @Test
  void statesAreEqualIfEveryCellIs() {
    Cells one = new Cells(1, 2, 3);
    Cells other = one.copy();
    assertEquals(one, other);

    other.set(2, 4);
    assertNotEquals(one, other);
    assertEquals(3, one.get(2));

    one.setTo(other);
    assertEquals(one, other);
    assertNotEquals(one, new Cells(1, 2));
    assertNotEquals(one, "[1, 2, 4]");
  }
}
