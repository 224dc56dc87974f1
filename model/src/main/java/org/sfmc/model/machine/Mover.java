package org.sfmc.model.machine;

/**
 * How an operation commutes with what other threads do, after Lipton (Reduction: a method of
 * proving properties of parallel programs, CACM 1975).
 *
 * <p>The explorer fuses operations into steps of the shape {@code right* [neither] left*}, with
 * {@code both} anywhere.
 */
public enum Mover {
  /** May be moved after what others do: taking a mutex, pinning. */
  RIGHT,
  /** May be moved before what others do: giving a mutex back, unpinning. */
  LEFT,
  /** Nobody else can see or change what it touches: thread-local data, data behind a held mutex. */
  BOTH,
  /** Others may see it happen. */
  NEITHER,
  /**
   * Bookkeeping of the checker, no part of the kernel: belongs to the operation before it in every
   * grain.
   */
  GHOST,
  /**
   * Bookkeeping that others can ask about: belongs to the operation before it as a {@link #GHOST}
   * does, and together they are {@link #NEITHER}.
   */
  MARK;

  /** Whether others may see it, so that what comes after it in a step must not be seen apart. */
  public boolean commits() {
    return this == LEFT || this == NEITHER || this == MARK;
  }

  /** Whether it belongs to the operation before it in every grain. */
  public boolean isBookkeeping() {
    return this == GHOST || this == MARK;
  }
}
