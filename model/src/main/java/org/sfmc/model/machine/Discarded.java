package org.sfmc.model.machine;

/** Thrown by an assumption that does not hold: the run is not looked at any further. */
public final class Discarded extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public Discarded() {
    super(null, null, false, false);
  }
}
