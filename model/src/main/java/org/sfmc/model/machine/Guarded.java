package org.sfmc.model.machine;

/**
 * An operation on data behind a mutex. Without a mutex, anybody may see it happen.
 *
 * <p>That the mutex is held is checked where the operation is performed; here it is relied on.
 */
interface Guarded extends Operation {
  /** The mutex, or null. */
  @Override
  Mutex guard();

  @Override
  default Mover mover() {
    return guard() == null ? Mover.NEITHER : Mover.BOTH;
  }
}
