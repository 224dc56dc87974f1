package org.sfmc.scenarios.compile;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.sfmc.model.kernel.Kernel;
import org.sfmc.model.kernel.SteppedKernel;
import org.sfmc.model.machine.Engine;
import org.sfmc.model.machine.IntCell;
import org.sfmc.model.machine.Interrupts;
import org.sfmc.model.machine.Layout;
import org.sfmc.model.machine.Mutex;
import org.sfmc.model.machine.PageLife;
import org.sfmc.model.machine.Pages;
import org.sfmc.model.machine.SleepQueue;
import org.sfmc.model.machine.Threads;
import org.sfmc.model.property.Invariants;
import org.sfmc.model.sfbuf.Accounted;
import org.sfmc.model.sfbuf.Buffers;
import org.sfmc.model.sfbuf.DirectMap;
import org.sfmc.model.sfbuf.Flags;
import org.sfmc.model.sfbuf.Implementation;
import org.sfmc.model.sfbuf.Ledger;
import org.sfmc.model.sfbuf.SfBufs;
import org.sfmc.model.sfbuf.bugs.Bugs;
import org.sfmc.scenarios.check.RunConfig;
import org.sfmc.scenarios.syntax.Expr;
import org.sfmc.scenarios.syntax.Scenario;
import org.sfmc.scenarios.syntax.Stmt;

/**
 * The machine of one run, built for one engine, with the names that the scenario gives to its
 * parts.
 */
final class World {
  private static final int MOST_REFERENCES = 12;
  private static final int HIGHEST_CONTENTS = 255;
  private static final int LOWEST_SHARED = -128;

  private static final Set<String> INTERRUPTS = Set.of("spinlock_enter", "spinlock_exit");
  private static final Set<String> PAGE_LIFE =
      Set.of(
          "vm_page_grab",
          "vm_page_release",
          "vm_page_hold",
          "vm_page_unhold",
          "vm_page_busy_acquire",
          "vm_page_xunbusy",
          "vm_page_object",
          "vm_page_free");
  private static final Set<String> PAGE_FATES = Set.of("held", "busied", "orphaned", "freed");

  private static final Map<String, Integer> FLAGS =
      Map.of(
          "SFB_DEFAULT", 0,
          "SFB_CATCH", Flags.CATCH,
          "SFB_CPUPRIVATE", Flags.CPUPRIVATE,
          "SFB_NOWAIT", Flags.NOWAIT);

  final Layout layout = new Layout();
  final Kernel kernel;
  final Threads threads;
  final Pages pages;
  final Optional<PageLife> life;
  final SfBufs sfBufs;
  final Optional<Ledger> ledger;
  final SleepQueue signals;

  /** The invariants that this run asks for by name. */
  final Set<String> asked;

  final Map<String, IntCell> shared = new LinkedHashMap<>();
  private final Scenario scenario;
  private final RunConfig run;
  private final List<String> threadNames;
  private final List<String> pageNames;

  World(Scenario scenario, RunConfig run, Engine engine) {
    this.scenario = scenario;
    this.run = run;
    this.asked = asked();
    threadNames = scenario.threads().stream().map(t -> t.name().text()).toList();
    pageNames = scenario.machine().pages().stream().map(p -> p.name().text()).toList();
    List<Integer> cpus = scenario.threads().stream().map(t -> t.cpu().orElse(0)).toList();
    threads = new Threads(layout, engine, threadNames, run.cpus(), cpus);
    for (int t = 0; t < threadNames.size(); t++) {
      threads.prioritize(t, scenario.threads().get(t).priority());
    }
    kernel = new SteppedKernel(engine, threads, interrupts());
    pages = pages();
    life = life();
    for (Scenario.Shared s : scenario.shared()) {
      String name = s.name().text();
      shared.put(
          name,
          new IntCell(layout, kernel, null, name, LOWEST_SHARED, HIGHEST_CONTENTS, s.initial())
              .shown(layout, Integer::toString));
    }
    if (run.impl().equals(Implementation.DIRECT_MAP.id())) {
      ledger = Optional.empty();
      sfBufs = new DirectMap(kernel, pages, life);
      signals = new SleepQueue(layout, threads, "nothing");
    } else {
      SfBufs built = new Built(run, layout, kernel, threads, pages, MOST_REFERENCES).sfBufs();
      Buffers pool = built.pool().orElseThrow();
      Ledger book =
          new Ledger(
              layout,
              threads,
              pages,
              pool.mmu(),
              pool.names(),
              MOST_REFERENCES,
              asksForPrivate(),
              asked.contains(Invariants.NO_MISSED_HIT));
      ledger = Optional.of(book);
      sfBufs = new Accounted(kernel, threads, built, book);
      signals = pool.channel();
    }
  }

  /** Whether the scenario or one of its parameters names the flag. */
  private boolean asksForPrivate() {
    String flag = "SFB_CPUPRIVATE";
    return run.params().containsValue(flag)
        || scenario.threads().stream().anyMatch(t -> Looks.names(t.body(), flag));
  }

  private Set<String> asked() {
    Set<String> names = new HashSet<>();
    scenario.watches().stream()
        .filter(w -> run.has(w.when()))
        .forEach(w -> names.add(w.name().text()));
    if (run.expect() != null && run.expect().property() != null) {
      names.add(run.expect().property().text());
    }
    return names;
  }

  /** What it takes to disable interrupts, where some thread or a planted bug does. */
  private Optional<Interrupts> interrupts() {
    boolean planted = run.bugs().stream().anyMatch(bug -> Bugs.of(bug).disablesInterrupts());
    return planted || Looks.calls(scenario, INTERRUPTS)
        ? Optional.of(new Interrupts(layout, threads))
        : Optional.empty();
  }

  /** What becomes of pages, where the scenario speaks of it. */
  private Optional<PageLife> life() {
    boolean speaks =
        Looks.calls(scenario, PAGE_LIFE)
            || PAGE_FATES.stream().anyMatch(p -> Looks.at(scenario, p))
            || happensToPages();
    return speaks
        ? Optional.of(new PageLife(layout, pages, threads, initialContents()))
        : Optional.empty();
  }

  /** Whether a predicate asks about what is kept only where a scenario speaks of it. */
  static boolean isPageFate(String predicate) {
    return PAGE_FATES.contains(predicate);
  }

  private boolean happensToPages() {
    return scenario.env().stream().anyMatch(rule -> rule instanceof Scenario.EnvRule.OfPage);
  }

  private List<Integer> initialContents() {
    return scenario.machine().pages().stream().map(p -> p.contents()).toList();
  }

  private Pages pages() {
    List<Integer> initial = initialContents();
    int highest = initial.stream().mapToInt(c -> c).max().orElse(0);
    boolean stored = scenario.threads().stream().anyMatch(t -> stores(t.body()));
    boolean changes = stored || happensToPages();
    return new Pages(layout, pageNames, initial, changes ? HIGHEST_CONTENTS : highest);
  }

  private static boolean stores(Stmt statement) {
    return statement instanceof Stmt.Store
        || Slots.inside(statement).stream().anyMatch(World::stores);
  }

  Optional<Buffers> pool() {
    return sfBufs.pool();
  }

  /** The mutex behind what an expression looks at, if it looks at guarded data. */
  Optional<Mutex> guardOf(Expr expr) {
    return StateExpr.isGuarded(expr) ? pool().map(Buffers::lock) : Optional.empty();
  }

  List<Mutex> mutexes() {
    return pool().map(p -> List.of(p.lock())).orElse(List.of());
  }

  /** A page's number, or 0 when the name is no page. */
  int page(String name) {
    return pageNames.indexOf(name) + 1;
  }

  int thread(String name) {
    return threadNames.indexOf(name);
  }

  List<String> pageNames() {
    return pageNames;
  }

  IntStream eachThread() {
    return IntStream.range(0, threadNames.size());
  }

  /** The value of a parameter or a flag. */
  int constant(String name) {
    String value = run.params().getOrDefault(name, name);
    Integer flag = FLAGS.get(value);
    return flag != null ? flag : Integer.parseInt(value);
  }
}
