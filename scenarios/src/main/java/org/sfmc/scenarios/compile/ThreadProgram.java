package org.sfmc.scenarios.compile;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.sfmc.model.kernel.Kernel;
import org.sfmc.model.machine.Cells;
import org.sfmc.model.machine.Operation;
import org.sfmc.model.machine.PageLife;
import org.sfmc.model.sfbuf.Flags;
import org.sfmc.model.system.Resumable;
import org.sfmc.scenarios.syntax.Expr;
import org.sfmc.scenarios.syntax.Name;
import org.sfmc.scenarios.syntax.Scenario.ThreadDecl;
import org.sfmc.scenarios.syntax.Stmt;

/**
 * The code of one thread: runs its statements, each kernel function by calling the model, with a
 * program point before each.
 */
final class ThreadProgram implements Resumable {
  private enum Completion {
    NORMAL,
    BREAK,
    RETURN
  }

  private final World world;
  private final Kernel kernel;
  private final ThreadDecl thread;
  private final Slots slots;
  private final Points points;
  private final Liveness liveness;
  private final StateExpr state;
  private final Executed executed;
  private final BitSet watched;
  private int[] locals;

  /** The locals that a run from a statement was not told, because no code looks at them. */
  private final BitSet dead = new BitSet();

  /** The statement that a run begins with and has not come to; null after that. */
  private String goal;

  ThreadProgram(
      World world,
      ThreadDecl thread,
      Slots slots,
      Points points,
      BitSet observed,
      BitSet watched,
      StateExpr state,
      Executed executed) {
    this.world = world;
    this.kernel = world.kernel;
    this.thread = thread;
    this.slots = slots;
    this.points = points;
    this.liveness = new Liveness(thread.body(), slots, points, observed);
    this.watched = watched;
    this.state = state;
    this.executed = executed;
  }

  @Override
  public void run() {
    locals = new int[slots.size()];
    dead.clear();
    goal = null;
    runBody();
  }

  @Override
  public void resume(String point, int[] known) {
    locals = known.clone();
    dead.set(0, locals.length);
    dead.andNot(liveness.at(point));
    goal = point;
    runBody();
  }

  private void runBody() {
    run(thread.body());
    goal = null;
    mark(Points.END);
    kernel.execute(world.threads.userret(world.mutexes()));
  }

  private void mark(String point) {
    BitSet live = liveness.at(point);
    int[] needed = new int[locals.length];
    for (int s = live.nextSetBit(0); s >= 0; s = live.nextSetBit(s + 1)) {
      needed[s] = local(s);
    }
    kernel.at(point, needed);
  }

  /** Runs a statement; one that does not lead to the goal is behind it, and is left out. */
  private Completion run(Stmt statement) {
    if (goal != null && !points.isIn(statement, goal)) {
      return Completion.NORMAL;
    } else if (statement instanceof Stmt.Block b) {
      return run(b.statements());
    } else if (statement instanceof Stmt.Labelled l) {
      return runLabelled(l);
    } else if (statement instanceof Stmt.Atomic a) {
      kernel.beginAtomic();
      Completion completion = run(a.body());
      kernel.endAtomic();
      return completion;
    }
    Points.Point point = points.of(statement);
    if (point.id().equals(goal)) {
      goal = null;
    }
    if (goal == null) {
      mark(point.id());
    }
    if (statement instanceof Stmt.If i) {
      return runIf(i);
    } else if (statement instanceof Stmt.While w) {
      return runWhile(w);
    } else if (statement instanceof Stmt.Break) {
      return Completion.BREAK;
    } else if (statement instanceof Stmt.Return) {
      return Completion.RETURN;
    }
    runSimple(statement, point);
    return Completion.NORMAL;
  }

  private Completion run(List<Stmt> statements) {
    for (Stmt statement : statements) {
      Completion completion = run(statement);
      if (completion != Completion.NORMAL) {
        return completion;
      }
    }
    return Completion.NORMAL;
  }

  private Completion runLabelled(Stmt.Labelled labelled) {
    Completion completion = run(labelled.statement());
    String label = labelled.label().text();
    if (executed.isAskedFor(thread.name().text(), label)) {
      kernel.execute(executed.note(thread.name().text(), label));
    }
    return completion;
  }

  private Completion runIf(Stmt.If statement) {
    boolean holds =
        goal == null ? value(statement.condition()) != 0 : points.isIn(statement.then(), goal);
    if (holds) {
      return run(statement.then());
    }
    return statement.otherwise() == null ? Completion.NORMAL : run(statement.otherwise());
  }

  private Completion runWhile(Stmt.While loop) {
    while (goal != null || value(loop.condition()) != 0) {
      Completion completion = run(loop.body());
      if (completion == Completion.BREAK) {
        return Completion.NORMAL;
      } else if (completion == Completion.RETURN) {
        return completion;
      }
      mark(points.of(loop).id());
    }
    return Completion.NORMAL;
  }

  private void runSimple(Stmt statement, Points.Point point) {
    if (statement instanceof Stmt.Declare d) {
      assign(slots.of(d.local().text()), d.value() == null ? 0 : value(d.value()));
    } else if (statement instanceof Stmt.Assign a) {
      int slot = slots.of(a.target().text());
      int value = value(a.value());
      if (slot >= 0) {
        assign(slot, value);
      } else {
        world.shared.get(a.target().text()).set(value);
      }
    } else if (statement instanceof Stmt.Store s) {
      int va = address(s.kva());
      world.sfBufs.store(va, value(s.value()));
    } else if (statement instanceof Stmt.Do d) {
      call(d.call(), point);
    }
  }

  /** Where a claim about states looks at the local, the assignment is a step of its own. */
  private void assign(int slot, int value) {
    if (watched.get(slot) && local(slot) != value) {
      kernel.execute(new Assigned(slots.all().get(slot).name(), value));
    }
    locals[slot] = value;
    dead.clear(slot);
  }

  private record Assigned(String local, int value) implements Operation {
    @Override
    public int apply(Cells cells, int thread) {
      return 0;
    }

    @Override
    public String toString() {
      return local + " is assigned";
    }
  }

  private int value(Stmt.Rhs rhs) {
    if (rhs instanceof Stmt.Call call) {
      return call(call, null);
    } else if (rhs instanceof Stmt.Load load) {
      return world.sfBufs.load(address(load.kva()));
    }
    Expr expr = ((Stmt.Value) rhs).expr();
    boolean copy = expr instanceof Expr.Ref ref && slots.of(ref.name().text()) >= 0;
    return copy ? local(((Expr.Ref) expr).name().text()) : value(expr);
  }

  private int call(Stmt.Call call, Points.Point point) {
    String function = call.function().text();
    return switch (function) {
      case "sched_pin" -> {
        kernel.schedPin();
        yield 0;
      }
      case "spinlock_enter" -> {
        kernel.spinlockEnter();
        yield 0;
      }
      case "spinlock_exit" -> {
        kernel.spinlockExit();
        yield 0;
      }
      case "sched_unpin" -> {
        kernel.schedUnpin();
        yield 0;
      }
      case "psignal" -> {
        int target = world.thread(((Expr.Ref) call.arguments().get(0)).name().text());
        yield kernel.perform(world.signals.signal(target));
      }
      case "await" -> observe(Observation.Kind.AWAIT, call, point);
      case "assert" -> observe(Observation.Kind.ASSERT, call, point);
      case "assume" -> observe(Observation.Kind.ASSUME, call, point);
      case "one_of" -> kernel.perform(OneOf.of(call, world));
      case "sf_buf_alloc" -> {
        int page = notNull(value(call.arguments().get(0)), function);
        yield world.sfBufs.alloc(page, new Flags(value(call.arguments().get(1))));
      }
      default -> callWithPointer(function, notNull(value(call.arguments().get(0)), function));
    };
  }

  private int callWithPointer(String function, int pointer) {
    switch (function) {
      case "sf_buf_free" -> world.sfBufs.free(pointer);
      case "sf_buf_ref" -> world.sfBufs.ref(pointer);
      case "sf_buf_kva" -> {
        return world.sfBufs.kva(pointer);
      }
      case "sf_buf_page" -> {
        return world.sfBufs.page(pointer);
      }
      case "vm_page_wire" -> kernel.perform(world.pages.wire(pointer));
      case "vm_page_unwire" -> {
        return kernel.perform(world.pages.unwire(pointer)) == 0 ? 1 : 0;
      }
      case "vm_page_wired" -> {
        return kernel.perform(world.pages.wired(pointer));
      }
      default -> {
        return kernel.perform(ofPageLife(function, pointer));
      }
    }
    return 0;
  }

  private Operation ofPageLife(String function, int page) {
    PageLife life = world.life.orElseThrow();
    return switch (function) {
      case "vm_page_grab" -> life.grab(page);
      case "vm_page_release" -> life.release(page);
      case "vm_page_hold" -> life.hold(page);
      case "vm_page_unhold" -> life.unhold(page);
      case "vm_page_busy_acquire" -> life.busyAcquire(page);
      case "vm_page_xunbusy" -> life.xunbusy(page);
      case "vm_page_object" -> life.object(page);
      case "vm_page_free" -> life.free(page);
      default -> throw new IllegalArgumentException("function " + function);
    };
  }

  private int address(Name kva) {
    int address = local(kva.text());
    if (address == 0) {
      usesNull("*" + kva);
    }
    return address;
  }

  private int notNull(int pointer, String user) {
    if (pointer == 0) {
      usesNull(user);
    }
    return pointer;
  }

  private void usesNull(String user) {
    kernel.kassert(false, "no_null_dereference", user + " uses NULL");
  }

  private int observe(Observation.Kind kind, Stmt.Call call, Points.Point point) {
    Expr expr = call.arguments().get(0);
    StateExpr.Eval condition = state.compile(expr);
    Observation look = new Observation(kind, point, lookedAt(expr), condition, world.guardOf(expr));
    return kernel.perform(look);
  }

  /** The locals as they are now, without those that the expression does not look at. */
  private List<Integer> lookedAt(Expr expr) {
    Integer[] now = new Integer[locals.length];
    Arrays.fill(now, 0);
    StateExpr.any(
        expr,
        e -> {
          int slot = e instanceof Expr.Ref ref ? slots.of(ref.name().text()) : -1;
          if (slot >= 0) {
            now[slot] = local(slot);
          }
          return false;
        });
    return List.of(now);
  }

  private int local(String name) {
    return local(slots.of(name));
  }

  private int local(int slot) {
    if (dead.get(slot)) {
      String name = slots.all().get(slot).name();
      throw new IllegalStateException("local " + name + " of " + thread.name() + " was dropped");
    }
    return locals[slot];
  }

  /** An expression as C evaluates it: each read of a shared variable is a step of its own. */
  private int value(Expr expr) {
    if (expr instanceof Expr.Int i) {
      return i.value();
    } else if (expr instanceof Expr.Null) {
      return 0;
    } else if (expr instanceof Expr.Unary u) {
      return Values.unary(u.operator(), value(u.operand()));
    } else if (expr instanceof Expr.Binary b) {
      return Values.binary(b.operator(), value(b.left()), () -> value(b.right()));
    }
    String name = ((Expr.Ref) expr).name().text();
    if (slots.of(name) >= 0) {
      return slots.isAddress(slots.of(name)) ? world.sfBufs.address(local(name)) : local(name);
    } else if (world.shared.containsKey(name)) {
      return world.shared.get(name).get();
    }
    int page = world.page(name);
    return page != 0 ? page : world.constant(name);
  }
}
