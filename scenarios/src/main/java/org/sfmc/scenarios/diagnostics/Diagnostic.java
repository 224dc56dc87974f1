package org.sfmc.scenarios.diagnostics;

import java.util.Optional;
import org.sfmc.scenarios.syntax.Span;

/**
 * One finding in a file.
 *
 * @param line the text of the line that {@code span} stands on, so that a finding can be printed
 *     without its file; empty until the finding is collected
 * @param message what is wrong, in one line without a full stop
 * @param label what stands under the caret; may be empty
 * @param help what to write instead
 * @param note what may stand here
 */
public record Diagnostic(
    ErrorCode code,
    Span span,
    String line,
    String message,
    String label,
    Optional<String> help,
    Optional<String> note) {

  /** A finding with neither help nor note. */
  public static Diagnostic of(ErrorCode code, Span span, String message, String label) {
    return new Diagnostic(code, span, "", message, label, Optional.empty(), Optional.empty());
  }

  public Severity severity() {
    return code.severity();
  }

  public Diagnostic help(String text) {
    return help(Optional.of(text));
  }

  public Diagnostic help(Optional<String> text) {
    return new Diagnostic(code, span, line, message, label, text, note);
  }

  public Diagnostic note(String text) {
    return new Diagnostic(code, span, line, message, label, help, Optional.of(text));
  }

  Diagnostic onLine(String text) {
    return new Diagnostic(code, span, text, message, label, help, note);
  }

  /** Header, place, source line, caret, help and note; ends with a newline. */
  public String render() {
    String number = Integer.toString(span.line());
    String gutter = " ".repeat(number.length());
    Excerpt excerpt = Excerpt.of(line, span);
    StringBuilder out = new StringBuilder();
    out.append(severity()).append('[').append(code).append("]: ").append(message).append('\n');
    out.append(gutter).append("--> ").append(span).append('\n');
    out.append(gutter).append(" |\n");
    out.append((number + " | " + excerpt.source()).stripTrailing()).append('\n');
    out.append((gutter + " | " + excerpt.carets() + " " + label).stripTrailing()).append('\n');
    help.ifPresent(text -> out.append(gutter).append(" = help: ").append(text).append('\n'));
    note.ifPresent(text -> out.append(gutter).append(" = note: ").append(text).append('\n'));
    return out.toString();
  }
}
