package org.sfmc.checker.generated;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.sfmc.model.claim.Claim;
import org.sfmc.model.claim.Claim.When;
import org.sfmc.model.claim.View;
import org.sfmc.model.machine.Cells;
import org.sfmc.model.machine.Choice;
import org.sfmc.model.machine.Discarded;
import org.sfmc.model.machine.Operation;
import org.sfmc.model.machine.Violation;
import org.sfmc.model.system.ModelledSystem;
import org.sfmc.model.system.SystemBuilder;

/**
 * What the words mean, and nothing to make it fast: every operation is a step, a thread's position
 * is the list of all its results, and its code is run again for each operation it performs.
 *
 * <p>Shares no code with the unfolding, the positions or the search.
 */
final class UnmergedSearch {
  /** The most results of a thread: beyond that it loops. */
  private static final int LONGEST = 400;

  private record State(List<Integer> cells, List<List<Integer>> results) {}

  private final CodeReader reader = new CodeReader();
  private final ModelledSystem system;
  private final int limit;
  private final Map<State, Integer> numbers = new HashMap<>();
  private final Deque<State> waiting = new ArrayDeque<>();
  private final List<Set<Integer>> before = new ArrayList<>();
  private final Set<Integer> ending = new HashSet<>();
  private final Set<String> broken = new TreeSet<>();
  private final Set<String> witnessed = new HashSet<>();
  private final Set<List<Integer>> outcomes = new HashSet<>();

  private UnmergedSearch(SystemBuilder builder, int limit) {
    this.system = builder.build(reader);
    this.limit = limit;
  }

  /** Searches everything; empty where that is more than so many states. */
  static Optional<Agreement.Said> run(SystemBuilder builder, int limit) {
    UnmergedSearch search = new UnmergedSearch(builder, limit);
    return search.run() ? Optional.of(search.said()) : Optional.empty();
  }

  private boolean run() {
    List<List<Integer>> none = system.threads().stream().map(t -> List.<Integer>of()).toList();
    for (ModelledSystem.Start start : system.initialStates()) {
      arrive(-1, new State(boxed(start.cells()), none));
    }
    while (!waiting.isEmpty()) {
      if (numbers.size() > limit || reader.isTooLong()) {
        return false;
      }
      leave(waiting.remove());
    }
    findLivelock();
    return !reader.isTooLong();
  }

  private void leave(State from) {
    int number = numbers.get(from);
    boolean moves = false;
    for (int t = 0; t < system.threads().size(); t++) {
      moves |= step(number, from, t);
    }
    for (ModelledSystem.Event event : system.environment()) {
      Cells cells = unboxed(from.cells());
      if (event.operation().apply(cells, -1) != Operation.BLOCKED) {
        State to = new State(boxed(cells), from.results());
        arrive(event.isObliged() ? number : -1, to);
        moves |= event.isObliged();
      }
    }
    if (!moves) {
      judgeEnd(number, from);
    }
  }

  /** A step of a thread, with each alternative of the choice that it begins with. */
  private boolean step(int number, State from, int thread) {
    Operation first = read(thread, from.results().get(thread)).operation();
    int alternatives = first instanceof Choice choice ? choice.alternatives() : 1;
    boolean moves = false;
    for (int alternative = 0; alternative < alternatives; alternative++) {
      moves |= step(number, from, thread, alternative);
    }
    return moves;
  }

  /** One operation of a thread and the notes on it; more only inside {@code atomic}. */
  private boolean step(int number, State from, int thread, int alternative) {
    Cells cells = unboxed(from.cells());
    List<Integer> results = new ArrayList<>(from.results().get(thread));
    CodeReader.Stop at = read(thread, results);
    if (at.operation() == null) {
      return false;
    }
    boolean performed = false;
    int block = 0;
    try {
      while (at.operation() != null) {
        boolean note = at.operation().mover().isBookkeeping();
        boolean belongs = note || at.inAtomic() && at.atomicBlock() == block;
        if (performed && !belongs) {
          break;
        }
        if (at.operation().guard() != null && !at.operation().guard().isHeldBy(cells, thread)) {
          throw new Violation("guarded_by", "");
        }
        int result = apply(at.operation(), cells, thread, performed ? -1 : alternative);
        if (result == Operation.BLOCKED) {
          break;
        }
        performed = true;
        block = !note && at.inAtomic() ? at.atomicBlock() : block;
        results.add(result);
        at = read(thread, results);
      }
    } catch (Violation violation) {
      broken.add(violation.property());
      ending.add(number);
      return true;
    } catch (Discarded assumption) {
      ending.add(number);
      return true;
    }
    if (performed) {
      List<List<Integer>> all = new ArrayList<>(from.results());
      all.set(thread, List.copyOf(results));
      arrive(number, new State(boxed(cells), List.copyOf(all)));
    }
    return performed;
  }

  private static int apply(Operation operation, Cells cells, int thread, int alternative) {
    if (operation instanceof Choice choice) {
      if (alternative < 0) {
        throw new IllegalStateException("a choice in the middle of a step: " + operation);
      }
      return choice.apply(cells, thread, alternative);
    }
    return operation.apply(cells, thread);
  }

  private CodeReader.Stop read(int thread, List<Integer> results) {
    return reader.read(thread, system.threads().get(thread).code(), results, LONGEST);
  }

  private void arrive(int from, State state) {
    Integer known = numbers.get(state);
    if (known == null) {
      known = numbers.size();
      numbers.put(state, known);
      before.add(new HashSet<>());
      waiting.add(state);
      judge(state, When.ALWAYS);
      judge(state, When.SOMETIMES);
    }
    if (from >= 0) {
      before.get(known).add(from);
    }
  }

  private void judgeEnd(int number, State state) {
    View view = view(state);
    boolean done = true;
    for (int t = 0; t < system.threads().size(); t++) {
      done &= view.isDone(t);
    }
    ending.add(number);
    if (done) {
      outcomes.add(system.outcome().stream().map(o -> o.value().applyAsInt(view)).toList());
      judge(state, When.FINALLY_ALWAYS);
      judge(state, When.FINALLY_SOMETIMES);
    } else {
      broken.add(
          system.claims().stream()
              .filter(c -> c.when() == When.STUCK && !c.holds().test(view))
              .map(Claim::name)
              .findFirst()
              .orElse("no_deadlock"));
    }
  }

  private void judge(State state, When when) {
    View view = view(state);
    for (Claim claim : system.claims()) {
      if (claim.when() == when) {
        boolean holds = claim.holds().test(view);
        boolean wanted = when == When.SOMETIMES || when == When.FINALLY_SOMETIMES;
        if (wanted && holds) {
          witnessed.add(claim.name());
        } else if (!wanted && !holds) {
          broken.add(claim.name());
        }
      }
    }
  }

  private void findLivelock() {
    Deque<Integer> todo = new ArrayDeque<>(ending);
    Set<Integer> canEnd = new HashSet<>(ending);
    while (!todo.isEmpty()) {
      for (int number : before.get(todo.remove())) {
        if (canEnd.add(number)) {
          todo.add(number);
        }
      }
    }
    if (canEnd.size() < numbers.size()
        && system.claims().stream().anyMatch(c -> c.when() == When.CAN_END)) {
      broken.add("no_livelock");
    }
  }

  private Agreement.Said said() {
    for (Claim claim : system.claims()) {
      boolean wanted = claim.when() == When.SOMETIMES || claim.when() == When.FINALLY_SOMETIMES;
      if (wanted && !witnessed.contains(claim.name())) {
        broken.add(claim.name());
      }
    }
    return broken.contains("guarded_by")
        ? new Agreement.Said(Set.of("guarded_by"), Set.of())
        : new Agreement.Said(broken, outcomes);
  }

  private View view(State state) {
    Cells cells = unboxed(state.cells());
    List<CodeReader.Stop> stops = new ArrayList<>();
    for (int t = 0; t < system.threads().size(); t++) {
      stops.add(read(t, state.results().get(t)));
    }
    return new View() {
      @Override
      public Cells cells() {
        return cells;
      }

      @Override
      public int local(int thread, int slot) {
        int[] locals = stops.get(thread).locals();
        return slot < locals.length ? locals[slot] : 0;
      }

      @Override
      public boolean isDone(int thread) {
        return stops.get(thread).operation() == null;
      }
    };
  }

  private static List<Integer> boxed(Cells cells) {
    return Arrays.stream(cells.toArray()).boxed().toList();
  }

  private static Cells unboxed(List<Integer> cells) {
    return new Cells(cells.stream().mapToInt(i -> i).toArray());
  }
}
