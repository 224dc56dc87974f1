package org.sfmc.checker.run;

/** Which of the runs that break something is shown. */
public enum Minimize {
  /** One with the fewest context switches, migrations and signals, of these the shortest. */
  SWITCHES,
  /** One with the fewest steps. */
  STEPS,
  /** The one that was found. */
  NONE
}
