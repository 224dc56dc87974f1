package org.sfmc.checker.lincheck;

/**
 * What each execution of one search begins with.
 *
 * @param longest most steps of an execution
 */
record Job(Steps steps, Workers workers, Script script, int longest) {
  /** Where a new execution finds it: Lincheck makes the objects it tests without arguments. */
  private static Job current;

  static Job current() {
    return current;
  }

  static void set(Job job) {
    current = job;
  }
}
