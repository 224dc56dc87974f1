package org.sfmc.model.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.function.Executable;

/** What an operation breaks. */
final class Violations {
  private Violations() {}

  /** It breaks this property, with this message. */
  static void assertViolates(String property, String message, Executable operation) {
    Violation violation = assertThrows(Violation.class, operation);
    assertEquals(property + ": " + message, violation.property() + ": " + violation.getMessage());
  }
}
