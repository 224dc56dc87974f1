package org.sfmc.scenarios.diagnostics;

/** Whether a file with this finding can run. */
public enum Severity {
  ERROR("error"),
  WARNING("warning");

  private final String word;

  Severity(String word) {
    this.word = word;
  }

  @Override
  public String toString() {
    return word;
  }
}
