package org.sfmc.checker.run;

/** What a search leaves out where that cannot change what it says. */
public enum Reduction {
  /** Nothing. */
  NONE,

  /** Of states that symmetries make of each other, all but one. */
  SYMMETRY,

  /** Where one thread's steps are enough, those of the others until later. */
  PARTIAL_ORDER
}
