package org.sfmc.scenarios.syntax;

/**
 * Where something stands in a file.
 *
 * @param file the path as the user gave it, with forward slashes
 * @param line from 1
 * @param column from 1, in characters
 * @param length in characters, on that line
 */
public record Span(String file, int line, int column, int length) {
  /** Whether both start on one line of one file. */
  public boolean isOnLineOf(Span other) {
    return line == other.line && file.equals(other.file);
  }

  /** {@code file:line:column}, the form that editors open. */
  @Override
  public String toString() {
    return file + ":" + line + ":" + column;
  }
}
