package org.sfmc.scenarios.compile;

import java.util.List;
import java.util.function.Function;
import org.sfmc.model.claim.View;
import org.sfmc.model.machine.IntCell;
import org.sfmc.model.machine.Mmu;
import org.sfmc.model.machine.PageLife;
import org.sfmc.model.sfbuf.Buffers;
import org.sfmc.scenarios.syntax.Expr;

/**
 * Expressions that look at a whole state in one instant: those of properties, of {@code await},
 * {@code assert} and {@code assume}.
 */
final class StateExpr {
  /** A compiled expression. */
  @FunctionalInterface
  interface Eval {
    int of(View state);
  }

  private final World world;
  private final Executed executed;
  private final List<Slots> slots;
  private final int self;

  /**
   * Compiles expressions.
   *
   * @param self the thread whose locals may be named without it, or −1
   */
  StateExpr(World world, Executed executed, List<Slots> slots, int self) {
    this.world = world;
    this.executed = executed;
    this.slots = slots;
    this.self = self;
  }

  Eval compile(Expr expr) {
    if (expr instanceof Expr.Int i) {
      return state -> i.value();
    } else if (expr instanceof Expr.Null) {
      return state -> 0;
    } else if (expr instanceof Expr.Ref ref) {
      return name(ref.name().text());
    } else if (expr instanceof Expr.ThreadVar v) {
      int thread = world.thread(v.thread().text());
      int slot = slots.get(thread).of(v.local().text());
      return local(thread, slot);
    } else if (expr instanceof Expr.Unary u) {
      Eval operand = compile(u.operand());
      return state -> Values.unary(u.operator(), operand.of(state));
    } else if (expr instanceof Expr.Binary b) {
      return binary(b);
    }
    return predicate((Expr.Predicate) expr);
  }

  private Eval binary(Expr.Binary b) {
    Eval left = compile(b.left());
    Eval right = compile(b.right());
    return switch (b.operator()) {
      case "&&" -> state -> left.of(state) != 0 && right.of(state) != 0 ? 1 : 0;
      case "||" -> state -> left.of(state) != 0 || right.of(state) != 0 ? 1 : 0;
      case "==" -> state -> left.of(state) == right.of(state) ? 1 : 0;
      case "!=" -> state -> left.of(state) != right.of(state) ? 1 : 0;
      default -> state -> Values.binary(b.operator(), left.of(state), () -> right.of(state));
    };
  }

  private Eval local(int thread, int slot) {
    return slots.get(thread).isAddress(slot)
        ? state -> world.sfBufs.address(state.local(thread, slot))
        : state -> state.local(thread, slot);
  }

  private Eval name(String name) {
    int slot = self < 0 ? -1 : slots.get(self).of(name);
    if (slot >= 0) {
      return local(self, slot);
    }
    IntCell shared = world.shared.get(name);
    if (shared != null) {
      return state -> shared.in(state.cells());
    }
    int page = world.page(name);
    int value = page != 0 ? page : world.constant(name);
    return state -> value;
  }

  private Eval predicate(Expr.Predicate p) {
    String name = p.name().text();
    if (needsPool(name)) {
      return ofPool(p, name);
    }
    if (name.equals("pte") || name.equals("tlb")) {
      return ofMmu(p, name);
    }
    String argument = p.arguments().get(0).name().text();
    int page = world.page(argument);
    int t = world.thread(argument);
    return switch (name) {
      case "wired" -> state -> world.pages.wirings(state.cells(), page);
      case "contents" -> state -> world.pages.contents(state.cells(), page);
      case "held" -> state -> life().holds(state.cells(), page);
      case "busied" -> state -> truth(life().busier(state.cells(), page) >= 0);
      case "orphaned" -> state -> truth(life().isOrphan(state.cells(), page));
      case "freed" -> state -> truth(life().isFree(state.cells(), page));
      case "asleep" -> state -> truth(world.threads.isAsleep(state.cells(), t));
      case "queued" -> state -> truth(world.threads.isQueued(state.cells(), t));
      case "done" -> state -> truth(world.threads.isDone(state.cells(), t));
      case "pinned" -> state -> world.threads.pins(state.cells(), t);
      case "cpu" -> state -> world.threads.cpu(state.cells(), t);
      case "signalled" -> state -> truth(world.threads.isSignalled(state.cells(), t));
      case "executed" -> {
        int cell = executed.cell(argument, p.arguments().get(0).label().text());
        yield state -> state.cells().get(cell);
      }
      default -> throw new IllegalArgumentException("predicate " + name);
    };
  }

  /** Declared because the scenario asks about it. */
  private PageLife life() {
    return world.life.orElseThrow();
  }

  private Buffers pool(Expr.Predicate p) {
    return world
        .pool()
        .orElseThrow(
            () ->
                new UnsupportedInRun(
                    p.span(),
                    "`" + p.name() + "` asks about buffers, and a direct map has none",
                    "limit the property: `when impl = i386`"));
  }

  /** What the hardware sees, without a lock: {@code pte(K0)} and {@code tlb(cpu0, K0)}. */
  private Eval ofMmu(Expr.Predicate p, String name) {
    Mmu mmu = pool(p).mmu();
    int last = p.arguments().size() - 1;
    int kva = 1 + number(p, last, "K", mmu.size());
    if (name.equals("pte")) {
      return state -> mmu.page(state.cells(), kva);
    }
    int cpu = number(p, 0, "cpu", mmu.cpus());
    return state -> mmu.cached(state.cells(), cpu, kva);
  }

  private static int number(Expr.Predicate p, int argument, String prefix, int count) {
    String name = p.arguments().get(argument).name().text();
    int number = Integer.parseInt(name.substring(prefix.length()));
    if (number >= count) {
      throw new UnsupportedInRun(
          p.span(),
          "there is no `" + name + "` in this run",
          "the last is `" + prefix + (count - 1) + "`");
    }
    return number;
  }

  private Eval ofPool(Expr.Predicate p, String name) {
    Buffers pool = pool(p);
    if (name.equals("free_buffers")) {
      return state -> pool.free(state.cells());
    }
    int page = world.page(p.arguments().get(0).name().text());
    return name.equals("mappings")
        ? state -> pool.mappings(state.cells(), page)
        : state -> pool.refs(state.cells(), page);
  }

  /** Whether an expression looks at what {@code sf_buf_lock} guards. */
  static boolean isGuarded(Expr expr) {
    return any(expr, e -> e instanceof Expr.Predicate p && needsPool(p.name().text()));
  }

  private static boolean needsPool(String predicate) {
    return List.of("free_buffers", "mappings", "refs").contains(predicate);
  }

  /** Whether some part of an expression is what is looked for. */
  static boolean any(Expr expr, Function<Expr, Boolean> wanted) {
    if (wanted.apply(expr)) {
      return true;
    } else if (expr instanceof Expr.Unary u) {
      return any(u.operand(), wanted);
    } else if (expr instanceof Expr.Binary b) {
      return any(b.left(), wanted) || any(b.right(), wanted);
    }
    return false;
  }

  private static int truth(boolean value) {
    return value ? 1 : 0;
  }
}
