package org.sfmc.checker.fuzz;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.sfmc.checker.explore.Exploration;
import org.sfmc.checker.explore.Finding;
import org.sfmc.checker.explore.Grain;
import org.sfmc.checker.explore.Limits;
import org.sfmc.checker.explore.Search;
import org.sfmc.checker.unfold.Unfolding;
import org.sfmc.model.machine.BoundsExceeded;
import org.sfmc.model.system.Observed;
import org.sfmc.scenarios.compile.Compiled;
import org.sfmc.scenarios.compile.Slots;
import org.sfmc.scenarios.syntax.Scenario.ThreadDecl;
import org.sfmc.scenarios.syntax.Type;

/**
 * What one subject does in one scenario that claims nothing.
 *
 * @param broken what it breaks first; empty where nothing was found
 * @param endings the ways to end, addresses as 1; empty unless it was exhausted
 * @param states that were stored
 * @param missed what the runs come to that found nothing in a scenario that is too large
 * @param searched whether {@code broken} is what a search says
 */
public record Look(
    Subject subject,
    Optional<String> broken,
    Set<List<Integer>> endings,
    int states,
    Optional<Walks.Missed> missed,
    boolean searched) {

  /** Whether every state was seen, and nothing is broken. */
  public boolean holds() {
    return searched && broken.isEmpty();
  }

  /**
   * Searches, and runs at random what is too large.
   *
   * @param ignored broken promises that are of no interest
   * @param walks makes the runs; empty where what is too large is of no interest either
   */
  public static Look at(
      Subject subject,
      Compiled run,
      Effort effort,
      Predicate<String> ignored,
      Optional<Long> walks) {
    Exploration found = search(run, effort.states(), ignored);
    Optional<String> broken =
        found.violations().stream().map(Finding::claim).filter(ignored.negate()).findFirst();
    boolean searched = found.isExhaustive() || broken.isPresent();
    if (searched || walks.isEmpty()) {
      Set<List<Integer>> endings = searched ? endings(run, found) : Set.of();
      return new Look(subject, broken, endings, found.states(), Optional.empty(), searched);
    }
    return walk(subject, run, effort, found.states(), ignored, walks.get());
  }

  private static Look walk(
      Subject subject,
      Compiled run,
      Effort effort,
      int states,
      Predicate<String> ignored,
      long seed) {
    Walks walks = new Walks(new Walk(run), effort.walks(), effort.depth(), seed);
    try {
      Optional<String> broken = walks.run().map(Walk.Broken::property).filter(ignored.negate());
      Optional<Walks.Missed> missed =
          broken.isPresent() ? Optional.empty() : Optional.of(walks.missed());
      return new Look(subject, broken, Set.of(), states, missed, false);
    } catch (BoundsExceeded e) {
      return new Look(subject, Optional.empty(), Set.of(), states, Optional.empty(), false);
    }
  }

  private static Exploration search(Compiled run, int states, Predicate<String> ignored) {
    Limits limits = new Limits(states, Integer.MAX_VALUE, 0, Limits.defaults().bytes());
    Predicate<Finding> goal = f -> f.kind() == Finding.Kind.VIOLATION && !ignored.test(f.claim());
    try {
      return new Search(run.builder(), Grain.LOCK, limits, goal).run();
    } catch (BoundsExceeded e) {
      return Exploration.notBegun(e.getMessage());
    }
  }

  private static Set<List<Integer>> endings(Compiled run, Exploration found) {
    List<Observed> observed = new Unfolding(run.builder()).system().outcome();
    Map<String, Type> types = types(run);
    Set<List<Integer>> endings = new TreeSet<>(Look::compare);
    for (Exploration.Outcome outcome : found.outcomes()) {
      List<Integer> ending = new ArrayList<>();
      for (int i = 0; i < observed.size(); i++) {
        int value = outcome.values().get(i);
        Type type = types.getOrDefault(observed.get(i).name(), Type.INT);
        boolean address = type == Type.SF_BUF || type == Type.KVA;
        ending.add(address && value != 0 ? 1 : value);
      }
      endings.add(ending);
    }
    return endings;
  }

  private static int compare(List<Integer> a, List<Integer> b) {
    for (int i = 0; i < a.size(); i++) {
      int order = a.get(i).compareTo(b.get(i));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  /** What is seen at the end of a run that claims nothing, in the order of its values. */
  public static List<String> names(Compiled run) {
    return new Unfolding(run.builder()).system().outcome().stream().map(Observed::name).toList();
  }

  /** The types of all locals, by {@code thread:local}. */
  public static Map<String, Type> types(Compiled run) {
    Map<String, Type> types = new HashMap<>();
    for (ThreadDecl thread : run.scenario().threads()) {
      new Slots(thread)
          .all()
          .forEach(local -> types.put(thread.name() + ":" + local.name(), local.type()));
    }
    return types;
  }
}
