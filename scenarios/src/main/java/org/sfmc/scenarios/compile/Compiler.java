package org.sfmc.scenarios.compile;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import org.sfmc.model.machine.Cells;
import org.sfmc.model.machine.Engine;
import org.sfmc.model.machine.IntCell;
import org.sfmc.model.machine.Mutex;
import org.sfmc.model.sfbuf.Buffers;
import org.sfmc.model.sfbuf.Ledger;
import org.sfmc.model.system.ModelledSystem;
import org.sfmc.model.system.ModelledSystem.Start;
import org.sfmc.model.system.ModelledSystem.ThreadCode;
import org.sfmc.model.system.Observed;
import org.sfmc.scenarios.check.RunConfig;
import org.sfmc.scenarios.syntax.Expr;
import org.sfmc.scenarios.syntax.Scenario;
import org.sfmc.scenarios.syntax.Scenario.Kind;
import org.sfmc.scenarios.syntax.Scenario.ThreadDecl;
import org.sfmc.scenarios.syntax.Type;

/** Turns one run of a checked scenario into a system. */
public final class Compiler {
  private final Scenario scenario;
  private final RunConfig run;
  private final Points points;
  private final List<Slots> slots;
  private final List<BitSet> observed = new ArrayList<>();

  /** The locals that claims about every state look at. */
  private final List<BitSet> watched = new ArrayList<>();

  private final Optional<Expr> question;

  private Compiler(
      Scenario scenario, RunConfig run, List<Expr.ThreadVar> seen, Optional<Expr> question) {
    this.scenario = scenario;
    this.run = run;
    this.question = question;
    this.points = new Points(scenario);
    this.slots = scenario.threads().stream().map(Slots::new).toList();
    scenario.threads().forEach(t -> observed.add(new BitSet()));
    scenario.threads().forEach(t -> watched.add(new BitSet()));
    observe();
    seen.forEach(local -> observe(local, false));
  }

  /**
   * Compiles a run.
   *
   * @throws UnsupportedInRun when the scenario asks for something that this run's machine has not
   */
  public static Compiled compile(Scenario scenario, RunConfig run) {
    return compile(scenario, run, List.of(), Optional.empty());
  }

  /**
   * Compiles a run of which its outcomes are to tell more than those of its file do.
   *
   * @param seen locals that are kept to the end; no step changes with them
   */
  public static Compiled seeing(Scenario scenario, RunConfig run, List<Expr.ThreadVar> seen) {
    return compile(scenario, run, seen, Optional.empty());
  }

  /**
   * Compiles a run of which something is asked that its file does not ask. It is the claim {@link
   * Compiled#QUESTION}, and the run takes the same steps as without.
   *
   * @throws UnsupportedInRun also where an expression asks for what is kept only for a file that
   *     asks for it itself
   */
  public static Compiled asking(Scenario scenario, RunConfig run, Expr question) {
    return compile(scenario, run, List.of(), Optional.of(question));
  }

  private static Compiled compile(
      Scenario scenario, RunConfig run, List<Expr.ThreadVar> seen, Optional<Expr> question) {
    Lacks.check(scenario, run);
    Compiler compiler = new Compiler(scenario, run, seen, question);
    return new Compiled(scenario, run, compiler::build, compiler.points);
  }

  /** The locals that properties look at; all of them where there is no property. */
  private void observe() {
    if (scenario.properties().isEmpty()) {
      for (int t = 0; t < slots.size(); t++) {
        observed.get(t).set(0, slots.get(t).size());
      }
    }
    for (Scenario.PropertyDecl property : scenario.properties()) {
      if (run.has(property.when())) {
        boolean everywhere = property.kind() == Kind.INVARIANT || property.kind() == Kind.REACHABLE;
        StateExpr.any(property.claim(), e -> observe(e, everywhere));
      }
    }
    question.ifPresent(asked -> StateExpr.any(asked, e -> observe(e, false)));
  }

  private boolean observe(Expr expr, boolean everywhere) {
    if (expr instanceof Expr.ThreadVar v) {
      int thread = threadNames().indexOf(v.thread().text());
      int slot = slots.get(thread).of(v.local().text());
      observed.get(thread).set(slot);
      watched.get(thread).set(slot, everywhere || watched.get(thread).get(slot));
    }
    return false;
  }

  private List<String> threadNames() {
    return scenario.threads().stream().map(t -> t.name().text()).toList();
  }

  private ModelledSystem build(Engine engine) {
    World world = new World(scenario, run, engine);
    Executed executed = new Executed(scenario, world.layout);
    if (Looks.at(scenario, "pinned")) {
      world.threads.observePins();
    }
    if (Looks.waitsInAtomic(scenario)) {
      world.mutexes().forEach(Mutex::observe);
    }
    if (Looks.usesAddresses(scenario)) {
      world.ledger.ifPresent(Ledger::observe);
    }
    world.pool().ifPresent(this::letSee);
    List<ThreadCode> threads = new ArrayList<>();
    for (int t = 0; t < scenario.threads().size(); t++) {
      ThreadDecl thread = scenario.threads().get(t);
      StateExpr own = new StateExpr(world, executed, slots, t);
      ThreadProgram program =
          new ThreadProgram(
              world, thread, slots.get(t), points, observed.get(t), watched.get(t), own, executed);
      threads.add(new ThreadCode(thread.name().text(), program));
    }
    List<ModelledSystem.Event> events = Environment.of(scenario, run, world);
    StateExpr any = new StateExpr(world, executed, slots, -1);
    return new ModelledSystem(
        world.layout,
        initialStates(world),
        threads,
        events,
        new Claims(scenario, run, world, any).all(question, executed),
        outcome(world));
  }

  /** What {@code sf_buf_ref()} and {@code sf_buf_page()} read without the lock. */
  private void letSee(Buffers pool) {
    if (Looks.calls(scenario, Set.of("sf_buf_ref"))) {
      pool.readByRef().forEach(IntCell::peek);
    }
    if (Looks.calls(scenario, Set.of("sf_buf_page"))) {
      pool.readByPage().forEach(IntCell::peek);
    }
  }

  /** One for each placement of the threads that may start on any CPU. */
  private List<Start> initialStates(World world) {
    List<Start> starts = new ArrayList<>(List.of(new Start("", world.layout.initial())));
    for (int t = 0; t < scenario.threads().size(); t++) {
      if (scenario.threads().get(t).cpu().isEmpty() && run.cpus() > 1) {
        List<Start> placed = new ArrayList<>();
        for (Start start : starts) {
          for (int cpu = 0; cpu < run.cpus(); cpu++) {
            placed.add(place(world, start, t, cpu));
          }
        }
        starts = placed;
      }
    }
    return starts;
  }

  private static Start place(World world, Start start, int thread, int cpu) {
    Cells cells = start.cells().copy();
    world.threads.place(cells, thread, cpu);
    String before = start.name().isEmpty() ? "" : start.name() + " ";
    return new Start(before + world.threads.name(thread) + "@cpu" + cpu, cells);
  }

  private List<Observed> outcome(World world) {
    List<Observed> outcome = new ArrayList<>();
    world.shared.forEach(
        (name, cell) ->
            outcome.add(new Observed(name, view -> cell.in(view.cells()), Integer::toString)));
    for (int t = 0; t < slots.size(); t++) {
      int thread = t;
      List<Slots.Local> locals = slots.get(t).all();
      observed.get(t).stream()
          .forEach(
              slot ->
                  outcome.add(
                      new Observed(
                          world.threads.name(thread) + ":" + locals.get(slot).name(),
                          view -> seen(world, thread, slot, view.local(thread, slot)),
                          text(world, locals.get(slot).type()))));
    }
    return outcome;
  }

  private int seen(World world, int thread, int slot, int value) {
    return slots.get(thread).isAddress(slot) ? world.sfBufs.address(value) : value;
  }

  private static IntFunction<String> text(World world, Type type) {
    return switch (type) {
      case INT -> Integer::toString;
      case PAGE -> world.pages::name;
      case SF_BUF, KVA -> value -> value == 0 ? "NULL" : world.sfBufs.name(value);
    };
  }
}
