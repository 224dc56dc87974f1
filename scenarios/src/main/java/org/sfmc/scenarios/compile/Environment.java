package org.sfmc.scenarios.compile;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.sfmc.model.machine.Cells;
import org.sfmc.model.machine.Mmu;
import org.sfmc.model.machine.Operation;
import org.sfmc.model.machine.PageLife;
import org.sfmc.model.system.ModelledSystem.Event;
import org.sfmc.model.system.ModelledSystem.EventKind;
import org.sfmc.scenarios.check.RunConfig;
import org.sfmc.scenarios.syntax.Scenario;
import org.sfmc.scenarios.syntax.Scenario.EnvRule;

/**
 * What the scheduler and other processes may do in one run. Threads may migrate unless told not to.
 */
final class Environment {
  private final World world;
  private static final int NO_BUDGET = -1;

  private final List<Event> events = new ArrayList<>();

  private Environment(World world) {
    this.world = world;
  }

  static List<Event> of(Scenario scenario, RunConfig run, World world) {
    Environment made = new Environment(world);
    boolean migrationRuled = false;
    for (EnvRule rule : scenario.env()) {
      if (rule instanceof EnvRule.Signal signal) {
        made.signal(signal);
      } else if (rule instanceof EnvRule.Migrate migrate) {
        migrationRuled = true;
        made.migrate(migrate);
      } else if (rule instanceof EnvRule.OfPage page) {
        made.ofPage(page);
      }
    }
    if (!migrationRuled) {
      world.eachThread().forEach(t -> made.migrate(t, NO_BUDGET));
    }
    world.pool().ifPresent(pool -> made.cpus(pool.mmu(), run.speculative()));
    return made.events;
  }

  private void signal(EnvRule.Signal rule) {
    int thread = world.thread(rule.thread().text());
    if (rule.atMost() > 0) {
      Operation post = world.signals.signal(thread);
      events.add(
          new Event(
              rule.thread() + "!sig",
              thread,
              EventKind.SIGNAL,
              new OnceSignal(world.threads, thread, post)));
    }
  }

  private void ofPage(EnvRule.OfPage rule) {
    PageLife life = world.life.orElseThrow();
    int page = world.page(rule.page().text());
    Operation happens =
        switch (rule.fate()) {
          case RECLAIM -> life.reclaim(page);
          case TRUNCATE -> life.truncate(page);
        };
    String schedule = rule.page() + "!" + rule.fate().name().toLowerCase(Locale.ROOT);
    events.add(new Event(schedule, -1, EventKind.PAGING, happens));
  }

  private void migrate(EnvRule.Migrate rule) {
    int budget =
        rule.atMost()
            .map(n -> world.layout.add("migrations left", 0, Math.max(n, 1), n))
            .orElse(NO_BUDGET);
    switch (rule.who()) {
      case ANY -> world.eachThread().forEach(t -> migrate(t, budget));
      case LISTED -> rule.threads().forEach(t -> migrate(world.thread(t.text()), budget));
      case NONE -> {}
    }
  }

  private void migrate(int thread, int budget) {
    for (int cpu = 0; cpu < world.threads.cpus(); cpu++) {
      Operation move = world.threads.migrate(thread, cpu);
      events.add(
          new Event(
              world.threads.name(thread) + ">cpu" + cpu,
              thread,
              EventKind.MIGRATION,
              budget == NO_BUDGET ? move : new Budgeted(budget, move)));
    }
  }

  private void cpus(Mmu mmu, boolean speculative) {
    for (int cpu = 0; cpu < mmu.cpus(); cpu++) {
      for (int kva = 1; kva <= mmu.size(); kva++) {
        if (mmu.cpus() > 1) {
          event(cpu, "!", kva, EventKind.INVALIDATION, mmu.handle(cpu, kva));
        }
        if (speculative) {
          event(cpu, "+", kva, EventKind.SPECULATION, mmu.speculate(cpu, kva));
          event(cpu, "-", kva, EventKind.SPECULATION, mmu.evict(cpu, kva));
        }
      }
    }
  }

  private void event(int cpu, String mark, int kva, EventKind kind, Operation operation) {
    String schedule = "cpu" + cpu + mark + world.sfBufs.name(kva);
    events.add(new Event(schedule, -1, kind, operation));
  }

  /** A signal to a thread that has none pending: a second would change nothing. */
  private record OnceSignal(org.sfmc.model.machine.Threads threads, int target, Operation post)
      implements Operation {
    @Override
    public int apply(Cells cells, int thread) {
      boolean useless = threads.isSignalled(cells, target) || threads.isDone(cells, target);
      return useless ? BLOCKED : post.apply(cells, thread);
    }

    @Override
    public String toString() {
      return post.toString();
    }
  }

  /** Something that may happen only so often. */
  private record Budgeted(int left, Operation operation) implements Operation {
    @Override
    public int apply(Cells cells, int thread) {
      if (cells.get(left) == 0) {
        return BLOCKED;
      }
      int result = operation.apply(cells, thread);
      if (result != BLOCKED) {
        cells.add(left, -1);
      }
      return result;
    }

    @Override
    public String toString() {
      return operation.toString();
    }
  }
}
