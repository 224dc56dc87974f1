package org.sfmc.scenarios.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sfmc.scenarios.diagnostics.Diagnostic;
import org.sfmc.scenarios.diagnostics.Diagnostics;
import org.sfmc.scenarios.diagnostics.DidYouMean;
import org.sfmc.scenarios.diagnostics.ErrorCode;
import org.sfmc.scenarios.syntax.Expr;
import org.sfmc.scenarios.syntax.Name;
import org.sfmc.scenarios.syntax.Scenario;
import org.sfmc.scenarios.syntax.Span;
import org.sfmc.scenarios.syntax.Stmt;

/**
 * Reads a file section by section. Errors go to the diagnostics; what could be read is returned.
 */
public final class Parser {
  /** The words a section may start with. */
  public static final List<String> SECTIONS =
      List.of(
          "machine",
          "param",
          "include",
          "shared",
          "thread",
          "env",
          "invariant",
          "reachable",
          "forall",
          "exists",
          "never",
          "expect",
          "limit");

  private static final int LARGEST_CONTENTS = 255;
  private static final int HIGHEST_PRIORITY = 0;
  private static final int LOWEST_PRIORITY = 3;

  private final Cursor in;
  private final StatementParser statements;
  private final ClaimParser claims;
  private final List<Name> sections = new ArrayList<>();
  private final List<Scenario.Include> includes = new ArrayList<>();
  private final List<Scenario.Setting> settings = new ArrayList<>();
  private final List<Scenario.Page> pages = new ArrayList<>();
  private final List<Scenario.Param> params = new ArrayList<>();
  private final List<Scenario.Shared> shared = new ArrayList<>();
  private final List<Scenario.ThreadDecl> threads = new ArrayList<>();
  private final List<Scenario.EnvRule> env = new ArrayList<>();
  private final List<Scenario.PropertyDecl> properties = new ArrayList<>();
  private final List<Scenario.Watch> watches = new ArrayList<>();
  private final List<Scenario.Expect> expects = new ArrayList<>();
  private final List<Scenario.Limit> limits = new ArrayList<>();
  private Name name;
  private String title = "";

  private Parser(Cursor in) {
    this.in = in;
    ExpressionParser expressions = new ExpressionParser(in);
    this.statements = new StatementParser(in, expressions);
    this.claims = new ClaimParser(in, expressions);
  }

  /** Reads a scenario, which starts with {@code SFBUF} and its name. */
  public static ParsedFile scenario(String file, String text, Diagnostics diagnostics) {
    return parse(file, text, diagnostics, true);
  }

  /** Reads a file to be included, which has no header. */
  public static ParsedFile included(String file, String text, Diagnostics diagnostics) {
    return parse(file, text, diagnostics, false);
  }

  /** Reads a condition that stands in no file; empty where it is none. */
  public static Optional<Expr> condition(String shownAs, String text, Diagnostics diagnostics) {
    diagnostics.source(shownAs, text);
    Cursor in = new Cursor(Lexer.tokens(shownAs, text, diagnostics), diagnostics);
    try {
      Expr condition = new ExpressionParser(in).condition();
      if (!in.atEnd()) {
        throw in.unexpected("the end of the condition");
      }
      return Optional.of(condition);
    } catch (SyntaxError e) {
      return Optional.empty();
    }
  }

  private static ParsedFile parse(
      String file, String text, Diagnostics diagnostics, boolean header) {
    diagnostics.source(file, text);
    Parser parser = new Parser(new Cursor(Lexer.tokens(file, text, diagnostics), diagnostics));
    try {
      if (header) {
        parser.header();
      }
      parser.sections();
    } catch (SyntaxError e) {
      // Reported where it was thrown; the sections read so far stand.
    }
    return parser.result();
  }

  private ParsedFile result() {
    return new ParsedFile(
        Optional.ofNullable(name),
        title,
        sections,
        includes,
        settings,
        pages,
        params,
        shared,
        threads,
        env,
        properties,
        watches,
        expects,
        limits);
  }

  private void header() {
    if (!in.at("SFBUF")) {
      in.report(
          Diagnostic.of(
                  ErrorCode.E002, in.peek().span(), "this is not a scenario", "expected `SFBUF`")
              .help("start the file with `SFBUF name` and a title in quotes"));
      throw new SyntaxError(SyntaxError.Lost.FILE);
    }
    in.next();
    name = in.name("the name of the scenario");
    if (in.peek().kind() == Token.Kind.STRING) {
      title = in.next().text();
    }
  }

  private void sections() {
    while (!in.atEnd()) {
      int before = in.position();
      try {
        section();
      } catch (SyntaxError e) {
        if (e.lost() == SyntaxError.Lost.FILE) {
          return;
        }
        recover(before);
      }
    }
  }

  private void recover(int before) {
    int depth = 0;
    while (!in.atEnd()) {
      boolean section = in.peek().span().column() == 1 && SECTIONS.contains(in.peek().text());
      if (section && in.position() > before) {
        return;
      }
      Token token = in.next();
      if (token.is("{")) {
        depth++;
      } else if (token.is("}")) {
        depth--;
      }
      if (depth <= 0 && (token.is("}") || token.is(";"))) {
        return;
      }
    }
  }

  private void section() {
    Token first = in.peek();
    if (!first.isName() || !SECTIONS.contains(first.text())) {
      throw unknownSection(first);
    }
    in.next();
    sections.add(new Name(first.text(), first.span()));
    switch (first.text()) {
      case "machine" -> machine();
      case "param" -> param();
      case "include" -> include();
      case "shared" -> sharedVariable();
      case "thread" -> thread(first.span());
      case "env" -> environment();
      case "expect" -> expects.add(claims.expect(first.span()));
      case "limit" -> limits();
      default -> claims.property(first, properties, watches);
    }
  }

  private SyntaxError unknownSection(Token first) {
    Span span = first.span();
    boolean exists = in.peek(1).is("exists");
    if (exists && (first.is("~") || first.is("!") || first.is("not"))) {
      return in.fail(
          Diagnostic.of(
                  ErrorCode.E013,
                  span,
                  "`" + first.text() + "` before `exists`",
                  "no negated properties")
              .help("write `never`"));
    }
    if (first.text().matches("P[0-9]+")) {
      return in.fail(
          Diagnostic.of(
                  ErrorCode.E014, span, "threads in litmus columns", "not how threads are written")
              .help("write `thread NAME @ cpu0 { … }`, one after the other"));
    }
    if (first.isName()) {
      return in.fail(
          Diagnostic.of(
                  ErrorCode.E004, span, "unknown section `" + first.text() + "`", "not a section")
              .help(
                  Slips.section(in.previous(), first, in.peek(1))
                      .or(() -> DidYouMean.help(first.text(), SECTIONS)))
              .note("sections are: " + String.join(", ", SECTIONS)));
    }
    return in.unexpected("a section");
  }

  private void machine() {
    in.braces(
        () -> {
          if (in.accept("pages")) {
            in.expect("=");
            do {
              pages.add(page());
            } while (in.accept(","));
          } else {
            settings.add(claims.setting("a machine setting"));
          }
          in.semicolon();
        });
  }

  private Scenario.Page page() {
    Name page = in.name("the name of a page");
    int contents = 0;
    if (in.accept("(")) {
      contents = in.integer("the contents of a page", 0, LARGEST_CONTENTS);
      in.expect(")");
    }
    return new Scenario.Page(page, contents);
  }

  private void param() {
    Name param = in.name("the name of a parameter");
    in.expect("=");
    Token value = claims.word("an integer or a flag");
    in.semicolon();
    params.add(new Scenario.Param(param, ClaimParser.text(value), value.span()));
  }

  private void include() {
    Token path = in.peek();
    if (path.kind() != Token.Kind.STRING) {
      throw in.unexpected("the path of a file in quotes");
    }
    in.next();
    in.semicolon();
    includes.add(new Scenario.Include(path.text(), path.span()));
  }

  private void sharedVariable() {
    in.expect("int");
    Name variable = in.name("the name of a variable");
    in.expect("=");
    int initial = in.integer("the initial value", 0, LARGEST_CONTENTS);
    in.semicolon();
    shared.add(new Scenario.Shared(variable, initial));
  }

  private void thread(Span head) {
    Name thread = in.name("the name of a thread");
    Optional<Integer> cpu = Optional.empty();
    if (in.accept("@")) {
      Token where = in.peek();
      if (!where.is("any")) {
        if (!where.text().matches("cpu(0|[1-9][0-9]*)")) {
          throw in.unexpected("`any` or a CPU such as `cpu0`");
        }
        cpu = Optional.of(number(where));
      }
      in.next();
    }
    Span span = Cursor.join(head, in.previous().span());
    int priority =
        in.accept("priority") ? in.integer("a priority", 0, LOWEST_PRIORITY) : HIGHEST_PRIORITY;
    Stmt.Block body = statements.block();
    threads.add(new Scenario.ThreadDecl(thread, cpu, priority, body, span));
  }

  private int number(Token cpu) {
    try {
      return Integer.parseInt(cpu.text().substring("cpu".length()));
    } catch (NumberFormatException e) {
      in.report(
          Diagnostic.of(
              ErrorCode.E008, cpu.span(), "this number is too large", "does not fit into an int"));
      return 0;
    }
  }

  private void environment() {
    in.braces(() -> env.add(claims.rule()));
  }

  private void limits() {
    in.braces(
        () -> {
          Name what = in.name("`states`, `depth` or `seconds`");
          in.expect("=");
          limits.add(new Scenario.Limit(what, in.integer("a limit", 1, Integer.MAX_VALUE)));
          in.semicolon();
        });
  }
}
