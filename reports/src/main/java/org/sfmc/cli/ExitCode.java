package org.sfmc.cli;

/** What the process ends with. */
final class ExitCode {
  /** Every run matched its expectation. */
  static final int OK = 0;

  /** At least one run did not. */
  static final int MISMATCH = 1;

  /** A scenario or the command line is wrong. */
  static final int BAD_INPUT = 2;

  /** Nothing mismatched, but a limit was hit. */
  static final int INCOMPLETE = 3;

  /** A replay could not follow its schedule. */
  static final int DIVERGED = 4;

  /** A bug in sfmc itself; {@code EX_SOFTWARE} of sysexits(3). */
  static final int INTERNAL = 70;

  private ExitCode() {}
}
