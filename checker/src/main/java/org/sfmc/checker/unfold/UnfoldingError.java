package org.sfmc.checker.unfold;

/**
 * Modelled code cannot be unfolded: it is not deterministic, or a program point forgets a local. No
 * verdict can be trusted after it.
 */
public final class UnfoldingError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnfoldingError(String message) {
    super(message);
  }
}
