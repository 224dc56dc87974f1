package org.sfmc.model.machine;

/**
 * Thrown where a state needs more room than was set aside for it. It says nothing about the system:
 * the search ends, incomplete.
 */
public final class BoundsExceeded extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public BoundsExceeded(String message) {
    super(message, null, false, false);
  }
}
