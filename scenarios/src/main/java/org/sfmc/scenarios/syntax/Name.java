package org.sfmc.scenarios.syntax;

/** A word of the author's, and where it stands. */
public record Name(String text, Span span) {
  @Override
  public String toString() {
    return text;
  }
}
