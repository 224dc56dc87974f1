package org.sfmc.checker.explore;

/** How much of a thread's code one step performs. */
public enum Grain {
  /** Operations on data behind a held mutex are fused into the step around them. */
  LOCK,
  /** Every operation is a step. */
  OP
}
