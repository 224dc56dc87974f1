package org.sfmc.checker.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.sfmc.checker.run.Recorder.Happened;
import org.sfmc.checker.run.Trace.Change;
import org.sfmc.checker.run.Trace.Failed;
import org.sfmc.checker.run.Trace.Inner;
import org.sfmc.checker.run.Trace.Kind;
import org.sfmc.checker.run.Trace.Row;
import org.sfmc.checker.unfold.Node;
import org.sfmc.model.machine.Layout;
import org.sfmc.model.machine.Mutex;
import org.sfmc.model.system.ModelledSystem;
import org.sfmc.scenarios.compile.Compiled;
import org.sfmc.scenarios.compile.Points;

/**
 * Makes the rows of a trace from what happened: one for each call or event that nothing
 * interrupted.
 */
final class Tracer {
  private final ModelledSystem system;
  private final Compiled compiled;
  private final Points points;
  private final Recorder recorder;
  private final Locals locals;
  private final List<Layout.Component> components;

  Tracer(ModelledSystem system, Compiled compiled, Recorder recorder) {
    this.system = system;
    this.compiled = compiled;
    this.points = compiled.points();
    this.recorder = recorder;
    this.locals = new Locals(compiled, recorder);
    this.components = system.layout().components();
  }

  /**
   * The trace of what was recorded.
   *
   * @param broken why the run ends in a violation; empty where it does not
   * @param failed the part of the promise that is false
   * @param point the statement of the last step that breaks it, as far as that is known
   * @param stuck whether it is broken because nobody can move
   */
  Trace trace(Schedule schedule, String broken, Failed failed, String point, boolean stuck) {
    List<List<Happened>> groups = groups(recorder.happened());
    int breaking = broken.isEmpty() || stuck ? -1 : breaking(groups, point);
    List<Row> rows = new ArrayList<>();
    for (int g = 0; g < groups.size(); g++) {
      Optional<Row> row = row(groups, g, rows.size() + 1, g == breaking);
      row.ifPresent(rows::add);
      if (row.isEmpty()) {
        keepTheBook(groups.get(g), rows);
      }
    }
    return new Trace(
        system.threads().stream().map(ModelledSystem.ThreadCode::name).toList(),
        init(),
        rows,
        schedule.text(system),
        schedule.moves().size(),
        switches(rows),
        count(rows, Kind.MIGRATION),
        count(rows, Kind.SIGNAL),
        broken,
        failed,
        recorder.locks().stream().map(Mutex::toString).collect(Collectors.toSet()),
        stuck ? Waiting.sentences(compiled, system, recorder) : List.of());
  }

  private Map<String, String> init() {
    List<Happened> happened = recorder.happened();
    List<String> texts = happened.isEmpty() ? recorder.state() : happened.get(0).before();
    Map<String, String> init = new LinkedHashMap<>();
    for (int c = 0; c < components.size(); c++) {
      init.put(components.get(c).name(), texts.get(c));
    }
    return init;
  }

  /** The row of the statement, in the last step; or the last row. */
  private static int breaking(List<List<Happened>> groups, String point) {
    int last = groups.size() - 1;
    for (int g = last; g >= 0 && sameStep(groups, g, last); g--) {
      Node node = groups.get(g).get(0).node();
      if (node != null && node.point().equals(point)) {
        return g;
      }
    }
    return last;
  }

  private static boolean sameStep(List<List<Happened>> groups, int a, int b) {
    List<Happened> group = groups.get(a);
    return group.get(group.size() - 1).move() == groups.get(b).get(0).move();
  }

  private static List<List<Happened>> groups(List<Happened> all) {
    List<List<Happened>> groups = new ArrayList<>();
    Happened before = null;
    for (Happened now : all) {
      if (before == null || !isSameCall(before, now)) {
        groups.add(new ArrayList<>());
      }
      groups.get(groups.size() - 1).add(now);
      before = now;
    }
    return groups;
  }

  private static boolean isSameCall(Happened before, Happened now) {
    return before.node() != null
        && now.node() != null
        && before.thread() == now.thread()
        && before.node().point().equals(now.node().point())
        && !now.node().beginsStatement();
  }

  private Optional<Row> row(List<List<Happened>> groups, int index, int number, boolean breaks) {
    List<Happened> group = groups.get(index);
    Happened first = group.get(0);
    Happened last = group.get(group.size() - 1);
    if (first.node() == null) {
      return Optional.of(event(number, first, breaks));
    }
    String point = first.node().point();
    boolean silent = group.stream().allMatch(Tracer::isSilent);
    if (silent && !breaks) {
      return Optional.empty();
    }
    boolean statement = points.isStatement(point);
    return Optional.of(
        new Row(
            number,
            first.thread(),
            cpu(first),
            statement ? points.get(point).span().line() : 0,
            statement ? points.get(point).text() : "returns to user mode",
            returned(group),
            !first.node().beginsStatement() && statement,
            goesOn(groups, index) && last.broken().isEmpty(),
            Kind.CALL,
            group.stream().map(this::inner).toList(),
            changes(first.before(), last.after()),
            breaks));
  }

  /** Enters what has no row of its own in the latest row of its thread. */
  private void keepTheBook(List<Happened> group, List<Row> rows) {
    for (int r = rows.size() - 1; r >= 0; r--) {
      if (rows.get(r).thread() == group.get(0).thread() && rows.get(r).kind() == Kind.CALL) {
        List<Inner> more = new ArrayList<>(rows.get(r).inner());
        group.forEach(h -> more.add(inner(h)));
        rows.set(r, rows.get(r).with(more));
        return;
      }
    }
  }

  private static String returned(List<Happened> group) {
    String returned = "";
    for (Happened h : group) {
      String now = h.broken().isEmpty() ? h.operation().returned(h.result()) : "";
      returned = now.isEmpty() ? returned : now;
    }
    return returned;
  }

  /** Whether it only keeps the book. */
  private static boolean isSilent(Happened h) {
    return h.node() != null && h.broken().isEmpty() && h.operation().mover().isBookkeeping();
  }

  private Inner inner(Happened h) {
    boolean broke = !h.broken().isEmpty();
    boolean event = h.node() == null;
    boolean begins = h.at() == 0 || recorder.happened().get(h.at() - 1).move() != h.move();
    Set<String> reads = recorder.footprints().names(h.footprint().read());
    if (h.operation().guard() != null) {
      // That the mutex is held is checked, and is no part of what the operation does.
      reads.remove(h.operation().guard().toString());
    }
    Set<String> writes = recorder.footprints().names(h.footprint().changed());
    writes.addAll(locals.writtenBy(h));
    return new Inner(
        h.move() + 1,
        broke ? h.broken() : event ? h.operation().toString() : h.operation().describe(h.result()),
        h.operation().isNotable() && !broke && !event,
        isSilent(h),
        reads,
        writes,
        changes(h.before(), h.after()),
        begins ? recorder.enabled().get(h.move()) : List.of());
  }

  private Row event(int number, Happened event, boolean breaks) {
    return new Row(
        number,
        event.thread(),
        cpu(event),
        0,
        event.operation().toString(),
        "",
        false,
        false,
        kind(event),
        List.of(inner(event)),
        changes(event.before(), event.after()),
        breaks);
  }

  private Kind kind(Happened event) {
    ModelledSystem.EventKind kind =
        system.environment().stream()
            .filter(e -> e.operation() == event.operation())
            .findFirst()
            .orElseThrow()
            .kind();
    return switch (kind) {
      case SIGNAL -> Kind.SIGNAL;
      case MIGRATION -> Kind.MIGRATION;
      case INVALIDATION -> Kind.INVALIDATION;
      case PAGING -> Kind.PAGING;
      case SPECULATION -> Kind.SPECULATION;
    };
  }

  private static int count(List<Row> rows, Kind kind) {
    return (int) rows.stream().filter(row -> row.kind() == kind).count();
  }

  /** Whether the thread's next operation still belongs to the call. */
  private boolean goesOn(List<List<Happened>> groups, int index) {
    Happened last = groups.get(index).get(groups.get(index).size() - 1);
    for (int g = index + 1; g < groups.size(); g++) {
      Happened next = groups.get(g).get(0);
      if (next.node() != null && next.thread() == last.thread()) {
        return !next.node().beginsStatement() && next.node().point().equals(last.node().point());
      }
    }
    var end = recorder.position().node(last.thread());
    return !end.isEnd() && !end.beginsStatement() && end.point().equals(last.node().point());
  }

  /** The CPU before the operation: where the thread was when it did it. */
  private int cpu(Happened happened) {
    int at = componentOfCpu(happened.thread());
    return at < 0 ? -1 : Integer.parseInt(happened.before().get(at));
  }

  private int componentOfCpu(int thread) {
    if (thread < 0) {
      return -1;
    }
    String name = "cpu(" + system.threads().get(thread).name() + ")";
    for (int c = 0; c < components.size(); c++) {
      if (components.get(c).name().equals(name)) {
        return c;
      }
    }
    return -1;
  }

  private List<Change> changes(List<String> before, List<String> after) {
    List<Change> changes = new ArrayList<>();
    for (int c = 0; c < components.size(); c++) {
      String name = components.get(c).name();
      if (!before.get(c).equals(after.get(c))) {
        changes.add(new Change(name, before.get(c), after.get(c)));
      }
    }
    return changes;
  }

  private static int switches(List<Row> rows) {
    int switches = 0;
    int running = -1;
    for (Row row : rows) {
      if (row.kind() == Kind.CALL) {
        if (running >= 0 && row.thread() != running) {
          switches++;
        }
        running = row.thread();
      }
    }
    return switches;
  }
}
