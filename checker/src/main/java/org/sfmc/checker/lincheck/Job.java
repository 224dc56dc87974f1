package org.sfmc.checker.lincheck;

import org.sfmc.checker.explore.Grain;

/**
 * What each execution of one search begins with.
 *
 * @param grain the size of a step, where steps are atomic
 * @param longest most steps of an execution
 */
record Job(Programs programs, Workers workers, Script script, Grain grain, int longest) {
  /** Where a new execution finds it: Lincheck makes the objects it tests without arguments. */
  private static Job current;

  static Job current() {
    return current;
  }

  static void set(Job job) {
    current = job;
  }
}
