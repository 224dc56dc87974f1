package org.sfmc.scenarios.parse;

import java.util.Map;
import java.util.Optional;

/** What authors write who know another tool, or do not know this one yet, and what they mean. */
final class Slips {
  private static final String WITH = "what a run sets up follows `with`: `expect ok with impl = …`";
  private static final String OF = "write `expect violation of NAME`";

  private static final Map<String, String> SECTIONS =
      Map.of(
          "always", "write `invariant` for every state, `forall` for every end",
          "assert", "write `invariant`; `assert(…)` is a statement of a thread",
          "property", "write `invariant`, `reachable`, `forall`, `exists` or `never`",
          "eventually", "write `reachable` for some state, `exists` for some end",
          "sometimes", "write `reachable` for some state, `exists` for some end",
          "forbidden", "write `never`",
          "process", "write `thread`");

  private static final Map<String, String> VERDICTS =
      Map.of(
          "holds", "write `expect ok`",
          "pass", "write `expect ok`",
          "safe", "write `expect ok`",
          "deadlock", "write `expect violation of no_deadlock`",
          "livelock", "write `expect violation of no_livelock`",
          "only", "write `expect violation of only NAME`",
          "not", OF,
          "fail", OF,
          "violated", OF);

  private Slips() {}

  /** For a section that there is not. */
  static Optional<String> section(Token before, Token first, Token second) {
    boolean isSetting = second.is("=") && first.span().isOnLineOf(before.span());
    return isSetting
        ? Optional.of("settings of one run are separated by commas")
        : Optional.ofNullable(SECTIONS.get(first.text()));
  }

  /** For a verdict that there is not. */
  static Optional<String> verdict(Token found) {
    return Optional.ofNullable(VERDICTS.get(found.text()));
  }

  /** For what stands where {@code of} should. */
  static String violation(Token found) {
    return found.isName()
        ? "write `expect violation of " + found.text() + "`"
        : "say of what: `expect violation of NAME`";
  }

  /** For what stands behind an expectation that seemed complete; empty for nothing known. */
  static Optional<String> afterExpectation(Token found) {
    return switch (found.text()) {
      case "when", "if", "where", "for", "in" -> Optional.of(WITH);
      case "@" -> Optional.of("write `at THREAD:LABEL`");
      case "and", "&&" -> Optional.of("separate settings by commas");
      default -> Optional.empty();
    };
  }

  /** For what stands where a setting has its {@code =}. */
  static String setting(String key, Token found) {
    return found.isName() || found.kind() == Token.Kind.INT
        ? "write `" + key + " = " + found.text() + "`"
        : "a setting is `KEY = " + key + "`";
  }
}
