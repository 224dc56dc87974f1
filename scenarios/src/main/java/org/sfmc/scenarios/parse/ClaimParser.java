package org.sfmc.scenarios.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.sfmc.scenarios.diagnostics.Diagnostic;
import org.sfmc.scenarios.diagnostics.DidYouMean;
import org.sfmc.scenarios.diagnostics.ErrorCode;
import org.sfmc.scenarios.syntax.Expr;
import org.sfmc.scenarios.syntax.Name;
import org.sfmc.scenarios.syntax.Scenario;
import org.sfmc.scenarios.syntax.Span;

/** Reads properties, expectations, rules of the environment, and the settings in them. */
final class ClaimParser {
  private final Cursor in;
  private final ExpressionParser expressions;

  ClaimParser(Cursor in, ExpressionParser expressions) {
    this.in = in;
    this.expressions = expressions;
  }

  /** A property, or a built-in invariant by its name alone. */
  void property(Token kind, List<Scenario.PropertyDecl> properties, List<Scenario.Watch> watches) {
    Name name = in.name("the name of the property");
    List<Scenario.Setting> when = in.accept("when") ? over() : List.of();
    if (kind.is("invariant") && in.accept(";")) {
      Span span = Cursor.join(kind.span(), in.previous().span());
      watches.add(new Scenario.Watch(name, when, span));
      return;
    }
    in.expect(":");
    Expr claim = expressions.condition();
    if (in.at("when")) {
      throw in.unexpected("`;`", "`when` stands before the colon: `" + name + " when …: …`");
    }
    in.semicolon();
    Span span = Cursor.join(kind.span(), in.previous().span());
    properties.add(
        new Scenario.PropertyDecl(
            Scenario.Kind.valueOf(kind.text().toUpperCase(Locale.ROOT)), name, when, claim, span));
  }

  private List<Scenario.Setting> over() {
    List<Scenario.Setting> settings = new ArrayList<>();
    do {
      settings.add(setting("a setting or a parameter"));
    } while (in.accept(","));
    return settings;
  }

  /** {@code key = value}, the value being one word or several joined by {@code +}. */
  Scenario.Setting setting(String what) {
    Name key = in.name(what);
    if (!in.at("=")) {
      throw in.unexpected("`=`", Slips.setting(key.text(), in.peek()));
    }
    in.next();
    Token first = word("a value for `" + key + "`");
    StringBuilder value = new StringBuilder(text(first));
    Token last = first;
    while (in.accept("+")) {
      last = word("another value for `" + key + "`");
      value.append('+').append(text(last));
    }
    return new Scenario.Setting(key, value.toString(), Cursor.join(first.span(), last.span()));
  }

  /** An integer or a name. */
  Token word(String what) {
    if (in.peek().kind() != Token.Kind.INT && !in.peek().isName()) {
      throw in.unexpected(what);
    }
    return in.next();
  }

  /** The value as text, which for a number out of range is not what was written. */
  static String text(Token word) {
    return word.kind() == Token.Kind.INT ? Integer.toString(word.value()) : word.text();
  }

  Scenario.Expect expect(Span head) {
    Token verdict = in.peek();
    if (!Keywords.VERDICTS.contains(verdict.text()) || !verdict.isName()) {
      throw unknown("a verdict", Keywords.VERDICTS, Slips.verdict(verdict));
    }
    in.next();
    Name property = null;
    boolean only = false;
    Scenario.At at = null;
    if (verdict.is("violation")) {
      if (!in.at("of")) {
        throw in.unexpected("`of`", Slips.violation(in.peek()));
      }
      in.next();
      only = in.accept("only");
      property = in.name("the name of a property");
      if (in.accept("at")) {
        Name thread = in.name("the name of a thread");
        in.expect(":");
        at = new Scenario.At(thread, in.name("a label of `" + thread + "`"));
      }
    }
    List<Scenario.Setting> with = in.accept("with") ? over() : List.of();
    Span span = Cursor.join(head, in.previous().span());
    List<Scenario.Count> counts = counts();
    Scenario.Expected expected = Scenario.Expected.valueOf(verdict.text().toUpperCase(Locale.ROOT));
    return new Scenario.Expect(expected, property, only, at, with, counts, span);
  }

  private List<Scenario.Count> counts() {
    List<Scenario.Count> counts = new ArrayList<>();
    if (!in.at("{")) {
      Optional<String> slip = Slips.afterExpectation(in.peek());
      if (slip.isPresent()) {
        throw in.unexpected("`;`", slip.get());
      }
      in.semicolon();
      return counts;
    }
    in.braces(
        () -> {
          Name what = in.name("the name of a count");
          in.expect("=");
          counts.add(new Scenario.Count(what, in.integer("a count", 0, Integer.MAX_VALUE)));
          in.semicolon();
        });
    return counts;
  }

  Scenario.EnvRule rule() {
    Token head = in.peek();
    if (!Keywords.RULES.contains(head.text()) || !head.isName()) {
      throw unknown("a rule of the environment", Keywords.RULES, Optional.empty());
    }
    in.next();
    return switch (head.text()) {
      case "signal" -> signal(head);
      case "migrate" -> migrate(head);
      default -> ofPage(head);
    };
  }

  private Scenario.EnvRule ofPage(Token head) {
    Scenario.EnvRule.Fate fate =
        Scenario.EnvRule.Fate.valueOf(head.text().toUpperCase(Locale.ROOT));
    Name page = in.name("the name of a page");
    in.semicolon();
    Span span = Cursor.join(head.span(), in.previous().span());
    return new Scenario.EnvRule.OfPage(fate, page, span);
  }

  private Scenario.EnvRule signal(Token head) {
    Name thread = in.name("the name of a thread");
    int atMost = atMost().orElse(1);
    in.semicolon();
    Span span = Cursor.join(head.span(), in.previous().span());
    return new Scenario.EnvRule.Signal(thread, atMost, span);
  }

  private Scenario.EnvRule migrate(Token head) {
    Scenario.EnvRule.Who who = Scenario.EnvRule.Who.LISTED;
    List<Name> threads = new ArrayList<>();
    if ((in.at("any") || in.at("none")) && !in.peek(1).is(",")) {
      boolean any = in.next().is("any");
      who = any ? Scenario.EnvRule.Who.ANY : Scenario.EnvRule.Who.NONE;
    } else {
      do {
        threads.add(in.name("`any`, `none` or the name of a thread"));
      } while (in.accept(","));
    }
    Optional<Integer> atMost = atMost();
    in.semicolon();
    Span span = Cursor.join(head.span(), in.previous().span());
    return new Scenario.EnvRule.Migrate(who, threads, atMost, span);
  }

  private Optional<Integer> atMost() {
    if (!in.accept("at")) {
      return Optional.empty();
    }
    in.expect("most");
    return Optional.of(in.integer("a bound", 1, Integer.MAX_VALUE));
  }

  private SyntaxError unknown(String what, List<String> known, Optional<String> slip) {
    Token found = in.peek();
    return in.fail(
        Diagnostic.of(
                ErrorCode.E001,
                found.span(),
                "expected " + what + ", found " + found.shown(),
                "not " + what)
            .help(slip.or(() -> DidYouMean.help(found.text(), known)))
            .note("may be: " + String.join(", ", known)));
  }
}
