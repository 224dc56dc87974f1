package org.sfmc.scenarios.check;

import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import org.sfmc.scenarios.diagnostics.Diagnostic;
import org.sfmc.scenarios.diagnostics.Diagnostics;
import org.sfmc.scenarios.diagnostics.DidYouMean;
import org.sfmc.scenarios.diagnostics.ErrorCode;
import org.sfmc.scenarios.syntax.Name;
import org.sfmc.scenarios.syntax.Span;

/** The shapes of finding that several checks share. */
record Reporter(Diagnostics diagnostics) {
  void report(ErrorCode code, Span span, String message, String label) {
    diagnostics.add(Diagnostic.of(code, span, message, label));
  }

  void report(ErrorCode code, Span span, String message, String label, String help) {
    diagnostics.add(Diagnostic.of(code, span, message, label).help(help));
  }

  /**
   * A word that means nothing.
   *
   * @param kind in the singular: "flag"
   * @param known all words of that kind
   */
  void unknown(ErrorCode code, Name name, String kind, Collection<String> known) {
    unknown(code, name, kind, "not " + article(kind), known);
  }

  void unknown(ErrorCode code, Name name, String kind, String label, Collection<String> known) {
    unknown(code, name, kind, "unknown " + kind + " `" + name + "`", label, known);
  }

  /** A label or a local that the thread does not have. */
  void unknownIn(Name thread, Name name, String kind, Collection<String> known) {
    String message = "thread `" + thread + "` has no " + kind + " `" + name + "`";
    unknown(ErrorCode.E025, name, kind, message, "not declared there", known);
  }

  private void unknown(
      ErrorCode code,
      Name name,
      String kind,
      String message,
      String label,
      Collection<String> known) {
    String list =
        known.isEmpty()
            ? "there is no " + kind + " here"
            : (known.size() == 1 ? "the only " + kind + " is: " : plural(kind) + " are: ")
                + String.join(", ", known);
    diagnostics.add(
        Diagnostic.of(code, name.span(), message, label)
            .help(DidYouMean.help(name.text(), known))
            .note(list));
  }

  /** A local that the thread declares further down. */
  void early(Name name, Name declaration) {
    report(
        ErrorCode.E036,
        name.span(),
        "`" + name + "` is used before its declaration",
        "declared on line " + declaration.span().line());
  }

  /** Reports what is in a list twice. */
  boolean isNew(Set<String> seen, Name name, ErrorCode code, String message) {
    if (seen.add(name.text())) {
      return true;
    }
    report(code, name.span(), message, "again");
    return false;
  }

  private static String article(String kind) {
    boolean vowel = "aeiou".indexOf(kind.toLowerCase(Locale.ROOT).charAt(0)) >= 0;
    return (vowel ? "an " : "a ") + kind;
  }

  private static String plural(String kind) {
    return kind.endsWith("y") ? kind.substring(0, kind.length() - 1) + "ies" : kind + "s";
  }
}
