package org.sfmc.checker.run;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.sfmc.checker.explore.Grain;
import org.sfmc.checker.explore.Move;
import org.sfmc.checker.explore.Position;
import org.sfmc.checker.run.Recorder.Happened;
import org.sfmc.checker.unfold.Node;
import org.sfmc.checker.unfold.Unfolding;
import org.sfmc.model.machine.Mover;
import org.sfmc.model.system.ModelledSystem;
import org.sfmc.scenarios.compile.Compiled;

/** What one thread that runs alone does, call by call, and which of it are steps. */
public final class CallSteps {
  /**
   * A call and its operations.
   *
   * @param text the statement
   */
  public record Call(String text, List<Performed> operations) {
    public Call {
      operations = List.copyOf(operations);
    }
  }

  /**
   * An operation of a call, or what a CPU does meanwhile.
   *
   * @param text in words, with its result
   * @param mover how it commutes; null for what a CPU does
   * @param site the line of the implementation that asks for it; empty for none
   * @param steps for each grain the number of the step, from 1 at the start of the call; 0 where it
   *     is a step of a CPU
   */
  public record Performed(String text, Mover mover, String site, Map<Grain, Integer> steps) {
    public Performed {
      steps = Map.copyOf(steps);
    }
  }

  private CallSteps() {}

  /** Every call of the first thread, in the order in which it makes them. */
  public static List<Call> of(Compiled compiled) {
    Map<Grain, List<Happened>> runs = new EnumMap<>(Grain.class);
    Unfolding unfolding = new Unfolding(compiled.builder());
    for (Grain grain : Grain.values()) {
      runs.put(grain, alone(unfolding, grain));
    }
    List<Happened> all = runs.get(Grain.LOCK);
    List<Call> calls = new ArrayList<>();
    for (int from = 0; from < all.size(); ) {
      int to = from + 1;
      while (to < all.size() && !begins(all.get(to))) {
        to++;
      }
      String point = all.get(from).node() == null ? "" : all.get(from).node().point();
      if (compiled.points().isStatement(point)) {
        calls.add(
            new Call(compiled.points().get(point).text(), performed(unfolding, runs, from, to)));
      }
      from = to;
    }
    return calls;
  }

  private static boolean begins(Happened happened) {
    return happened.node() != null && happened.node().beginsStatement();
  }

  /** The run in which the thread goes on whenever it can, and CPUs do what they must otherwise. */
  private static List<Happened> alone(Unfolding unfolding, Grain grain) {
    ModelledSystem system = unfolding.system();
    List<Move> moves = new ArrayList<>();
    while (true) {
      Recorder recorder = new Recorder(unfolding, grain);
      recorder.follow(new Schedule(0, moves));
      Position here = recorder.position();
      if (here.isFinal()) {
        return recorder.happened();
      }
      moves.add(Moves.obliged(here, system).get(0));
    }
  }

  private static List<Performed> performed(
      Unfolding unfolding, Map<Grain, List<Happened>> runs, int from, int to) {
    List<Performed> operations = new ArrayList<>();
    List<Happened> all = runs.get(Grain.LOCK);
    int first = count(all, from);
    for (int i = from; i < to; i++) {
      Happened h = all.get(i);
      Map<Grain, Integer> steps = new EnumMap<>(Grain.class);
      if (h.node() == null) {
        operations.add(new Performed(h.operation().toString(), null, "", steps));
      } else if (!h.operation().mover().isBookkeeping()) {
        int number = count(all, i);
        runs.forEach((grain, run) -> steps.put(grain, step(run, first, number)));
        operations.add(
            new Performed(
                h.operation().describe(h.result()),
                h.operation().mover(),
                site(unfolding, h.node()),
                steps));
      }
    }
    return operations;
  }

  /** How many operations of the thread come before one. */
  private static int count(List<Happened> run, int index) {
    return own(run.subList(0, index)).size();
  }

  /** What the thread does that is no bookkeeping. */
  private static List<Happened> own(List<Happened> run) {
    return run.stream()
        .filter(h -> h.node() != null && !h.operation().mover().isBookkeeping())
        .toList();
  }

  /** The number of the thread's step that has an operation, counted from the one of another. */
  private static int step(List<Happened> run, int first, int number) {
    List<Happened> own = own(run);
    return 1
        + (int)
            own.subList(first, number + 1).stream()
                .mapToInt(Happened::move)
                .filter(move -> move > own.get(first).move())
                .distinct()
                .count();
  }

  private static String site(Unfolding unfolding, Node node) {
    return unfolding.sites(0, node).stream()
        .findFirst()
        .map(site -> site.owner() + "." + site.method())
        .orElse("");
  }
}
