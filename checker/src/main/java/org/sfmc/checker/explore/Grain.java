package org.sfmc.checker.explore;

/** How much of a thread's code one step performs. */
public enum Grain {
  /**
   * A statement is a step, with what other CPUs have to do for it, up to where its thread sleeps or
   * is blocked.
   */
  CALL,
  /** Operations on data behind a held mutex are fused into the step around them. */
  LOCK,
  /** Every operation is a step. */
  OP
}
