package org.sfmc.scenarios.generate;

import static org.sfmc.scenarios.generate.Nodes.ask;
import static org.sfmc.scenarios.generate.Nodes.binary;
import static org.sfmc.scenarios.generate.Nodes.nil;
import static org.sfmc.scenarios.generate.Nodes.not;
import static org.sfmc.scenarios.generate.Nodes.number;
import static org.sfmc.scenarios.generate.Nodes.ref;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.sfmc.scenarios.generate.Plan.ClaimPlan;
import org.sfmc.scenarios.syntax.Expr;
import org.sfmc.scenarios.syntax.Scenario.Kind;
import org.sfmc.scenarios.syntax.Scenario.PropertyDecl;
import org.sfmc.scenarios.syntax.Type;

/** Writes claims, true or not, about what the threads do. */
final class ClaimWriter {
  private static final List<String> NAMES = List.of("ordered", "apart", "settled");
  private static final List<String> FATES = List.of("busied", "orphaned", "freed");
  private static final List<Kind> KINDS =
      List.of(
          Kind.INVARIANT,
          Kind.INVARIANT,
          Kind.INVARIANT,
          Kind.INVARIANT,
          Kind.REACHABLE,
          Kind.FORALL,
          Kind.EXISTS,
          Kind.NEVER);

  private final Plan plan;
  private final Cast cast;
  private final List<Map<String, Type>> locals;
  private final List<String> shared;
  private final Labels labels;
  private Iterator<Integer> dice;

  ClaimWriter(
      Plan plan, Cast cast, List<Map<String, Type>> locals, List<String> shared, Labels labels) {
    this.plan = plan;
    this.cast = cast;
    this.locals = locals;
    this.shared = shared;
    this.labels = labels;
  }

  List<PropertyDecl> all() {
    List<PropertyDecl> claims = new ArrayList<>();
    for (int c = 0; c < plan.claims().size(); c++) {
      ClaimPlan claim = plan.claims().get(c);
      dice = claim.dice().iterator();
      claims.add(property(KINDS.get(claim.kind()), NAMES.get(c), expression()));
    }
    return claims;
  }

  static PropertyDecl property(Kind kind, String name, Expr claim) {
    return new PropertyDecl(kind, Nodes.name(name), List.of(), claim, Nodes.NOWHERE);
  }

  private int roll() {
    return dice.hasNext() ? dice.next() : 0;
  }

  private Expr expression() {
    return switch (roll() % 6) {
      case 0 -> condition();
      case 1 -> not(condition());
      case 2 -> binary(condition(), "&&", condition());
      case 3 -> binary(condition(), "||", condition());
      default -> binary(condition(), "==>", condition());
    };
  }

  private Expr condition() {
    int what = roll() % 18;
    String thread = cast.thread(roll());
    return switch (what) {
      case 0 -> ask("asleep", thread);
      case 1 -> ask("queued", thread);
      case 2, 3 -> ask("done", thread);
      case 4 -> ask("signalled", thread);
      case 5, 6, 7 -> executed();
      case 8 -> compared(ask("cpu", thread), roll() % plan.cpus());
      case 9 -> compared(ask("pinned", thread), roll() % 2);
      case 10 -> compared(ask("wired", page()), roll() % 2);
      case 11 -> compared(ask("contents", page()), plan.contents().get(0));
      case 12 -> guarded();
      case 13 -> translated();
      case 14 -> compared(ask("held", page()), roll() % 2);
      case 15 -> compared(ask(FATES.get(roll() % FATES.size()), page()), roll() % 2);
      default -> variable();
    };
  }

  private Expr compared(Expr left, int value) {
    List<String> operators = List.of("==", "!=", "<=", ">=");
    return binary(left, operators.get(roll() % operators.size()), number(value));
  }

  private String page() {
    return "p" + roll() % plan.contents().size();
  }

  private Expr executed() {
    int thread = roll() % cast.threads();
    return Nodes.executed(cast.thread(thread), labels.at(thread, roll()));
  }

  private Expr guarded() {
    return switch (roll() % 3) {
      case 0 -> compared(ask("free_buffers"), roll() % 2);
      case 1 -> compared(ask("refs", page()), roll() % 3);
      default -> compared(ask("mappings", page()), roll() % 2);
    };
  }

  private Expr translated() {
    String buffer = "K" + roll() % plan.buffers();
    Expr tlb = ask("tlb", "cpu" + roll() % plan.cpus(), buffer);
    return binary(tlb, roll() % 2 == 0 ? "==" : "!=", ask("pte", buffer));
  }

  /** A shared variable, a local, or where there are none of either a page's contents. */
  private Expr variable() {
    int which = roll();
    if (!shared.isEmpty() && which % 2 == 0) {
      return compared(ref(shared.get(roll() % shared.size())), roll() % 3);
    }
    int thread = roll() % cast.threads();
    List<String> names = List.copyOf(locals.get(thread).keySet());
    if (names.isEmpty()) {
      return compared(ask("contents", page()), 0);
    }
    String name = names.get(roll() % names.size());
    return of(cast.thread(thread), name, locals.get(thread).get(name));
  }

  private Expr of(String thread, String name, Type type) {
    Expr local = Nodes.local(thread, name);
    return switch (type) {
      case INT -> compared(local, roll() % 3);
      case PAGE -> binary(local, "==", ref(page()));
      case KVA, SF_BUF -> binary(local, roll() % 2 == 0 ? "!=" : "==", nil());
    };
  }
}
