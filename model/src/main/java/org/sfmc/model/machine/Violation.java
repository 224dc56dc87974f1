package org.sfmc.model.machine;

/**
 * Thrown where the kernel would panic or a promise breaks inside an operation; the run ends there.
 */
public final class Violation extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final String property;

  public Violation(String property, String message) {
    super(message, null, false, false);
    this.property = property;
  }

  /** The name of the broken promise. */
  public String property() {
    return property;
  }
}
