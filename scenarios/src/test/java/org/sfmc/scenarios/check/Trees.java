package org.sfmc.scenarios.check;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.sfmc.scenarios.syntax.Expr;
import org.sfmc.scenarios.syntax.Name;
import org.sfmc.scenarios.syntax.Scenario;
import org.sfmc.scenarios.syntax.Span;
import org.sfmc.scenarios.syntax.Stmt;
import org.sfmc.scenarios.syntax.Type;

/** Generated syntax trees: all that has a text, whether or not it means anything. */
final class Trees {
  private static final Span NOWHERE = new Span(Syntax.FILE, 1, 1, 1);

  private Trees() {}

  static Arbitrary<Name> names() {
    return Arbitraries.of(
            "p0",
            "sf",
            "r1",
            "R",
            "N",
            "machine",
            "thread",
            "any",
            "cpu1",
            "pages",
            "of",
            "exists",
            "never",
            "when",
            "sf_buf_alloc",
            "mappings",
            "SFB_CATCH",
            "value",
            "SFBUF",
            "_")
        .map(Trees::name);
  }

  private static Name name(String text) {
    return new Name(text, NOWHERE);
  }

  private static Arbitrary<Integer> ints() {
    return Arbitraries.integers().greaterOrEqual(0);
  }

  static Arbitrary<Expr> expressions() {
    return Arbitraries.recursive(Trees::leaves, Trees::compound, 0, 3);
  }

  private static Arbitrary<Expr> leaves() {
    Arbitrary<Expr> words = names().map(Expr.Ref::new);
    Arbitrary<Expr> locals =
        Combinators.combine(names(), names()).as((t, l) -> new Expr.ThreadVar(t, l, NOWHERE));
    Arbitrary<Expr> predicates =
        Combinators.combine(names(), names().injectNull(0.5))
            .as((p, l) -> List.of(new Expr.Argument(p, l)))
            .flatMap(a -> names().map(n -> new Expr.Predicate(n, a, NOWHERE)));
    return Arbitraries.oneOf(
        words,
        locals,
        predicates,
        ints().map(i -> new Expr.Int(i, NOWHERE)),
        Arbitraries.of(
            new Expr.Null(NOWHERE), new Expr.Predicate(name("free_buffers"), List.of(), NOWHERE)));
  }

  private static Arbitrary<Expr> compound(Arbitrary<Expr> part) {
    Arbitrary<String> operators =
        Arbitraries.of("||", "&&", "==>", "==", "!=", "<", "<=", ">", ">=", "+", "-", "|");
    Arbitrary<Expr> binary =
        Combinators.combine(operators, part, part)
            .as((o, l, r) -> new Expr.Binary(o, l, r, NOWHERE));
    Arbitrary<Expr> unary =
        Combinators.combine(Arbitraries.of("!", "-"), part)
            .as((o, e) -> new Expr.Unary(o, e, NOWHERE));
    return Arbitraries.frequencyOf(Tuple.of(3, binary), Tuple.of(1, unary));
  }

  private static Arbitrary<Stmt.Call> calls() {
    return Combinators.combine(names(), expressions().list().ofMaxSize(2))
        .as((f, a) -> new Stmt.Call(f, a, NOWHERE));
  }

  private static Arbitrary<Stmt.Rhs> values() {
    return Arbitraries.oneOf(
        calls(), names().map(n -> new Stmt.Load(n, NOWHERE)), expressions().map(Stmt.Value::new));
  }

  static Arbitrary<Stmt> statements() {
    return Arbitraries.recursive(Trees::simple, Trees::nested, 0, 3);
  }

  private static Arbitrary<Stmt> simple() {
    Arbitrary<Stmt> declarations =
        Combinators.combine(Arbitraries.of(Type.class), names(), values().injectNull(0.3))
            .as((t, n, v) -> new Stmt.Declare(t, n, v, NOWHERE));
    Arbitrary<Stmt> assignments =
        Combinators.combine(names(), values()).as((n, v) -> new Stmt.Assign(n, v, NOWHERE));
    Arbitrary<Stmt> stores =
        Combinators.combine(names(), values()).as((n, v) -> new Stmt.Store(n, v, NOWHERE));
    return Arbitraries.oneOf(
        declarations,
        assignments,
        stores,
        calls().map(c -> new Stmt.Do(c, NOWHERE)),
        Arbitraries.of(new Stmt.Break(NOWHERE), new Stmt.Return(NOWHERE)));
  }

  private static Arbitrary<Stmt> nested(Arbitrary<Stmt> part) {
    Arbitrary<Stmt.Block> blocks =
        part.list().ofMaxSize(2).map(list -> new Stmt.Block(list, NOWHERE));
    // Only a block may stand before an else: what an if ends in would take the else for itself.
    Arbitrary<Stmt> both =
        Combinators.combine(expressions(), blocks, part)
            .as((c, t, e) -> new Stmt.If(c, t, e, NOWHERE));
    return Arbitraries.oneOf(
        blocks.map(b -> b),
        both,
        Combinators.combine(names(), part).as((l, s) -> new Stmt.Labelled(l, s, NOWHERE)),
        Combinators.combine(expressions(), part).as((c, t) -> new Stmt.If(c, t, null, NOWHERE)),
        Combinators.combine(expressions(), part).as((c, s) -> new Stmt.While(c, s, NOWHERE)),
        blocks.map(b -> new Stmt.Atomic(b, NOWHERE)));
  }

  private static Arbitrary<Scenario.Setting> settings() {
    Arbitrary<String> word =
        Arbitraries.oneOf(names().map(Name::text), ints().map(i -> Integer.toString(i)));
    return Combinators.combine(names(), word.list().ofMinSize(1).ofMaxSize(2))
        .as((k, v) -> new Scenario.Setting(k, String.join("+", v), NOWHERE));
  }

  private static Arbitrary<List<Scenario.Setting>> overrides() {
    return settings().list().ofMaxSize(2);
  }

  private static Arbitrary<Scenario.Machine> machines() {
    Arbitrary<Scenario.Page> pages =
        Combinators.combine(names(), Arbitraries.integers().between(0, 255)).as(Scenario.Page::new);
    return Combinators.combine(overrides(), pages.list().ofMaxSize(2))
        .as(
            (settings, list) -> {
              Map<String, Scenario.Setting> map = new LinkedHashMap<>();
              settings.stream()
                  .filter(s -> !s.key().text().equals("pages"))
                  .forEach(s -> map.put(s.key().text(), s));
              return new Scenario.Machine(map, list);
            });
  }

  private static Arbitrary<Scenario.ThreadDecl> threads() {
    Arbitrary<Optional<Integer>> cpus = Arbitraries.integers().between(0, 9).optional();
    Arbitrary<Integer> priorities = Arbitraries.integers().between(0, 3);
    return Combinators.combine(names(), cpus, priorities, statements().list().ofMaxSize(3))
        .as((n, c, p, b) -> new Scenario.ThreadDecl(n, c, p, new Stmt.Block(b, NOWHERE), NOWHERE));
  }

  private static Arbitrary<Scenario.EnvRule> rules() {
    Arbitrary<Integer> bound = Arbitraries.integers().greaterOrEqual(1);
    Arbitrary<List<Name>> lists =
        names().filter(n -> !n.text().equals("any")).list().ofMinSize(1).ofMaxSize(2);
    return Arbitraries.oneOf(
        Combinators.combine(names(), bound)
            .as((n, b) -> new Scenario.EnvRule.Signal(n, b, NOWHERE)),
        Combinators.combine(Arbitraries.of(Scenario.EnvRule.Fate.class), names())
            .as((f, n) -> new Scenario.EnvRule.OfPage(f, n, NOWHERE)),
        Combinators.combine(lists, bound.optional())
            .as((l, b) -> migrate(Scenario.EnvRule.Who.LISTED, l, b)),
        Combinators.combine(
                Arbitraries.of(Scenario.EnvRule.Who.ANY, Scenario.EnvRule.Who.NONE),
                bound.optional())
            .as((w, b) -> migrate(w, List.of(), b)));
  }

  private static Scenario.EnvRule migrate(
      Scenario.EnvRule.Who who, List<Name> threads, Optional<Integer> atMost) {
    return new Scenario.EnvRule.Migrate(who, threads, atMost, NOWHERE);
  }

  private static Arbitrary<Scenario.PropertyDecl> properties() {
    return Combinators.combine(
            Arbitraries.of(Scenario.Kind.class), names(), overrides(), expressions())
        .as((k, n, w, e) -> new Scenario.PropertyDecl(k, n, w, e, NOWHERE));
  }

  private static Arbitrary<Scenario.Expect> expects() {
    Arbitrary<Scenario.At> places =
        Combinators.combine(names(), names()).as(Scenario.At::new).injectNull(0.5);
    Arbitrary<List<Scenario.Count>> counts =
        Combinators.combine(names(), ints()).as(Scenario.Count::new).list().ofMaxSize(2);
    return Combinators.combine(
            Arbitraries.of(Scenario.Expected.class),
            names(),
            Arbitraries.of(true, false),
            places,
            overrides(),
            counts)
        .as(
            (e, p, only, at, with, list) ->
                e == Scenario.Expected.VIOLATION
                    ? new Scenario.Expect(e, p, only, at, with, list, NOWHERE)
                    : new Scenario.Expect(e, null, false, null, with, list, NOWHERE));
  }

  /** Scenarios that have no threads, no variables and no rules. */
  private static Arbitrary<Scenario> claims() {
    Arbitrary<Scenario.Limit> limits =
        Combinators.combine(names(), Arbitraries.integers().greaterOrEqual(1))
            .as(Scenario.Limit::new);
    Arbitrary<Scenario.Watch> watches =
        Combinators.combine(names(), overrides()).as((n, w) -> new Scenario.Watch(n, w, NOWHERE));
    return Combinators.combine(
            names(),
            Arbitraries.of("", "A title."),
            machines(),
            properties().list().ofMaxSize(2),
            watches.list().ofMaxSize(2),
            expects().list().ofMaxSize(2),
            limits.list().ofMaxSize(2))
        .as(
            (n, t, m, p, w, e, l) ->
                new Scenario(
                    n, t, List.of(), m, List.of(), List.of(), List.of(), List.of(), p, w, e, l,
                    ""));
  }

  static Arbitrary<Scenario> scenarios() {
    Arbitrary<Scenario.Shared> shared =
        Combinators.combine(names(), Arbitraries.integers().between(0, 255))
            .as(Scenario.Shared::new);
    Arbitrary<Scenario.Param> params =
        Combinators.combine(names(), ints())
            .as((n, i) -> new Scenario.Param(n, Integer.toString(i), NOWHERE));
    return Combinators.combine(
            claims(),
            params.list().ofMaxSize(2),
            shared.list().ofMaxSize(2),
            threads().list().ofMaxSize(2),
            rules().list().ofMaxSize(2))
        .as(
            (s, p, v, t, e) ->
                new Scenario(
                    s.name(),
                    s.title(),
                    List.of(),
                    s.machine(),
                    p,
                    v,
                    t,
                    e,
                    s.properties(),
                    s.watches(),
                    s.expects(),
                    s.limits(),
                    ""));
  }
}
