package org.sfmc.model.machine;

/**
 * One thing that code does to the shared cells, in one instant.
 *
 * <p>An operation is a value: two requests for the same work are equal, which is how the explorer
 * notices code that is not deterministic. It must be a pure function of the cells and the thread.
 */
public interface Operation {
  /** The result of an operation that cannot happen now; the cells are untouched. */
  int BLOCKED = Integer.MIN_VALUE;

  /**
   * Does it.
   *
   * @param cells the state, changed in place
   * @param thread who does it, from 0; −1 for the environment
   * @return what the code receives, or {@link #BLOCKED}
   * @throws Violation when the kernel would panic here
   */
  int apply(Cells cells, int thread);

  /** How it commutes with other threads. */
  default Mover mover() {
    return Mover.NEITHER;
  }

  /** Whether it can be {@link #BLOCKED}; such an operation always begins a step. */
  default boolean mayBlock() {
    return false;
  }

  /** Whether a thread that was asleep goes on with it. */
  default boolean resumes() {
    return false;
  }

  /** Whether it may put the thread to sleep, which is forbidden while interrupts are disabled. */
  default boolean maySleep() {
    return false;
  }

  /** The mutex that must be held, or null where the data has no guard. */
  default Mutex guard() {
    return null;
  }

  /** What happened, for a trace: {@code ref_count(K0)++ → 1}. */
  default String describe(int result) {
    return toString();
  }

  /**
   * What the call that this belongs to is seen to return: {@code K0}; empty where that is nothing.
   */
  default String returned(int result) {
    return "";
  }

  /**
   * The thread that holds what another waits for with it, in a state in which it is blocked; −1 for
   * nobody.
   */
  default int waitsFor(Cells cells, int thread) {
    return -1;
  }

  /** Whether it waits for anybody who holds something to give it back. */
  default boolean waitsForHolders() {
    return false;
  }

  /** Whether a trace tells of it even when it shows calls as a whole. */
  default boolean isNotable() {
    return false;
  }
}
