package org.sfmc.scenarios.parse;

/** Thrown to the nearest place that can go on, after the error has been reported. */
final class SyntaxError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What is lost: the place to go on is after it. */
  enum Lost {
    STATEMENT,
    SECTION,
    FILE
  }

  private final Lost lost;

  SyntaxError(Lost lost) {
    super(null, null, false, false);
    this.lost = lost;
  }

  Lost lost() {
    return lost;
  }
}
