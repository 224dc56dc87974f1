package org.sfmc.checker.lincheck;

/**
 * What comes of a move.
 *
 * @param how how it ends
 * @param next the state after it; where the run ends in it, the state before
 * @param property the broken property, where it is one
 * @param message what is wrong, where something is
 * @param text the first operation, and the last where there are more
 */
record Step(How how, State next, String property, String message, String text) {
  /** How a move ends. */
  enum How {
    /** In another state. */
    DONE,
    /** It cannot be made. */
    BLOCKED,
    /** The kernel panics. */
    PANIC,
    /** An assumption does not hold. */
    DISCARDED,
    /** There is no room for the state that it leads to. */
    NO_ROOM
  }

  boolean isPossible() {
    return how != How.BLOCKED;
  }
}
