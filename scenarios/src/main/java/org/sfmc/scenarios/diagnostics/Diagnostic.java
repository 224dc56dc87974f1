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

  private static final String TAB = "    ";

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
    int[] characters = line.codePoints().toArray();
    int start = Math.min(span.column() - 1, characters.length);
    int end = Math.max(start, Math.min(start + span.length(), characters.length));
    int carets = Math.max(1, shown(characters, start, end).length());
    String under = " ".repeat(shown(characters, 0, start).length()) + "^".repeat(carets);
    StringBuilder out = new StringBuilder();
    out.append(severity()).append('[').append(code).append("]: ").append(message).append('\n');
    out.append(gutter).append("--> ").append(span).append('\n');
    out.append(gutter).append(" |\n");
    String source = shown(characters, 0, characters.length);
    out.append((number + " | " + source).stripTrailing()).append('\n');
    out.append((gutter + " | " + under + " " + label).stripTrailing()).append('\n');
    help.ifPresent(text -> out.append(gutter).append(" = help: ").append(text).append('\n'));
    note.ifPresent(text -> out.append(gutter).append(" = note: ").append(text).append('\n'));
    return out.toString();
  }

  /** Tabs widened, so that carets fit; control characters replaced, so that terminals survive. */
  private static String shown(int[] characters, int from, int to) {
    StringBuilder out = new StringBuilder();
    for (int i = from; i < to; i++) {
      if (characters[i] == '\t') {
        out.append(TAB);
      } else if (Character.isISOControl(characters[i])) {
        out.append('\uFFFD');
      } else {
        out.append(Character.toChars(characters[i]));
      }
    }
    return out.toString();
  }
}
