package org.sfmc.model.machine;

/** An operation that can be blocked. */
interface Blocking extends Operation {
  @Override
  default boolean mayBlock() {
    return true;
  }
}
