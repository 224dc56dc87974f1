package org.sfmc.checker.explore;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.sfmc.checker.explore.Findings.Place;
import org.sfmc.checker.unfold.Node;
import org.sfmc.checker.unfold.Unfolding;
import org.sfmc.model.claim.Claim;
import org.sfmc.model.machine.BoundsExceeded;
import org.sfmc.model.system.ModelledSystem;
import org.sfmc.model.system.SystemBuilder;

/**
 * Breadth-first search of every reachable state, whole states compared, so that each finding comes
 * with a shortest run.
 *
 * <p>A run ends where the kernel would panic. A state that breaks a claim is gone on from: a claim
 * is an observation, and later ones may tell more.
 *
 * <p>States are left in rounds, by several workers. What a round found is then gone through in the
 * order in which one worker would have found it, and only that counts: with any number of workers
 * the same is said.
 */
public final class Search {
  /** States from which on memory matters. */
  private static final int MANY = 1 << 16;

  private final int many;
  private final Unfolding unfolding;
  private final ModelledSystem system;
  private final Grain grain;
  private final Limits limits;
  private final boolean[] keepsGoing;
  private final Judge judge;
  private final List<Claim> watchedFor;
  private final int alwaysCount;
  private final int workers;
  private final Findings findings;
  private final Position here;
  private final long deadline;

  /** Null in a system that need not end. */
  private final Ends ends;

  private Space space;
  private Round round;

  private int states;
  private long transitions;
  private long discarded;
  private int finals;
  private int depth;
  private boolean mayBeBroken;
  private boolean isNarrow;
  private String incomplete;
  private Watcher watcher = new Watcher() {};

  /**
   * Prepares a search by one worker.
   *
   * @param goal the finding at which the search may stop; {@code f -> false} to see everything
   */
  public Search(SystemBuilder builder, Grain grain, Limits limits, Predicate<Finding> goal) {
    this(builder, grain, limits, goal, 1);
  }

  /** Prepares a search by so many workers. */
  public Search(
      SystemBuilder builder, Grain grain, Limits limits, Predicate<Finding> goal, int workers) {
    this(builder, grain, limits, goal, workers, MANY);
  }

  /**
   * Prepares a search.
   *
   * @param many states from which on they are packed as narrowly as they can be
   */
  Search(
      SystemBuilder builder,
      Grain grain,
      Limits limits,
      Predicate<Finding> goal,
      int workers,
      int many) {
    this.many = many;
    this.unfolding = new Unfolding(builder);
    this.system = unfolding.system();
    this.grain = grain;
    this.limits = limits;
    this.workers = workers;
    this.keepsGoing = keepsGoing(system);
    this.findings = new Findings(goal);
    this.judge = new Judge(system);
    this.alwaysCount = judge.always().size();
    this.watchedFor = new ArrayList<>(judge.always());
    this.watchedFor.addAll(judge.sometimes());
    this.ends = judge.canEnd().isEmpty() ? null : new Ends();
    this.here = new Position(unfolding, grain);
    this.deadline = System.nanoTime() + limits.seconds() * 1_000_000_000L;
  }

  /** For each move, whether it is a thread's or is bound to happen. */
  private static boolean[] keepsGoing(ModelledSystem system) {
    int threads = system.threads().size();
    boolean[] keeps = new boolean[threads + system.environment().size()];
    for (int index = 0; index < keeps.length; index++) {
      keeps[index] = index < threads || system.environment().get(index - threads).isObliged();
    }
    return keeps;
  }

  /** Has somebody told how it goes, who cannot change it. */
  public Search watchedBy(Watcher other) {
    watcher = other;
    return this;
  }

  /** Searches. To be called once. */
  public Exploration run() {
    try (Team team = new Team(workers)) {
      live(new Space(unfolding, grain, watchedFor, workers), team);
      round.begin(new Position(unfolding, grain), system.initialStates().size());
      goThrough();
      int number = 0;
      for (int level = states; number < states && !isOver(); ) {
        if (number == level) {
          level = states;
          depth++;
        }
        if (depth >= limits.depth()) {
          incomplete = "the depth limit of " + limits.depth() + " steps was reached";
          break;
        }
        int end = Math.min(level, number + Round.STATES);
        leave(number, end, team);
        goThrough();
        number = end;
        watcher.round(states, states - number, depth, transitions);
        checkLimits();
        narrow(team);
      }
      if (ends != null && !isOver()) {
        judgeEnds();
      }
    } catch (BoundsExceeded e) {
      incomplete = e.getMessage();
    }
    return result();
  }

  private void live(Space in, Team team) {
    space = in;
    round = new Round(space, team, keepsGoing, alwaysCount);
    for (int c = alwaysCount; c < watchedFor.size(); c++) {
      if (!judge.sometimes().contains(watchedFor.get(c))) {
        round.isMet(c);
      }
    }
  }

  private void leave(int begin, int end, Team team) {
    while (true) {
      try {
        round.leave(begin, end);
        return;
      } catch (Packing.TooNarrow e) {
        live(space.repacked(isNarrow), team);
      }
    }
  }

  /** Once there are many states, it pays to pack them into as few bits as they take. */
  private void narrow(Team team) {
    if (!isNarrow && states >= many && !isOver()) {
      isNarrow = true;
      live(space.repacked(true), team);
    }
  }

  private void checkLimits() {
    if (isOver()) {
      return;
    }
    if (space.bytes() > limits.bytes()) {
      incomplete = "the memory limit of " + limits.bytes() / (1 << 20) + " MiB was reached";
    } else if (limits.seconds() > 0 && System.nanoTime() > deadline) {
      incomplete = "the time limit of " + limits.seconds() + " s was reached";
    }
  }

  private boolean isOver() {
    return findings.goalReached() || incomplete != null;
  }

  /** Goes through what a round found, in order, as far as it counts. */
  private void goThrough() {
    if (!mayBeBroken && round.breaks()) {
      mayBeBroken = true;
      round.lookAtKnown();
    } else if (mayBeBroken) {
      round.lookAtKnown();
    }
    for (int c = 0; c < round.chunks() && !isOver(); c++) {
      goThrough(round.chunk(c));
    }
  }

  private void goThrough(Chunk chunk) {
    int last = lastThatCounts(chunk);
    Arrays.sort(chunk.notable, 0, chunk.notables);
    for (int n = 0; n < chunk.notables && chunk.notable[n] <= last && !isOver(); n++) {
      int entry = chunk.notable[n];
      goThrough(chunk, entry);
      if (isOver()) {
        last = entry;
      }
    }
    boolean whole = last == chunk.count - 1;
    states += whole ? chunk.found : chunk.foundUpTo(last);
    transitions += chunk.first < 0 ? 0 : chunk.movesUpTo(last);
    if (ends != null && chunk.first >= 0) {
      chunk.findLagging(keepsGoing, ends);
    }
    if (whole) {
      for (int i = 0; i < chunk.left; i++) {
        space.store.lineage().append(chunk.children[i]);
      }
    }
    if (states >= limits.states() && !isOver()) {
      incomplete = "the limit of " + limits.states() + " states was reached";
    }
  }

  /** The entry with which the limit of states is reached, or the last of all. */
  private int lastThatCounts(Chunk chunk) {
    if (states + chunk.found < limits.states()) {
      return chunk.count - 1;
    }
    for (int e = 0; e < chunk.count; e++) {
      if (chunk.isNew[e] && chunk.numbers[e] == limits.states() - 1) {
        return e;
      }
    }
    return chunk.count - 1;
  }

  private void goThrough(Chunk chunk, int entry) {
    int from = chunk.from[entry];
    int move = chunk.moves[entry];
    if (chunk.isState(entry)) {
      arrive(chunk, entry);
    } else if (move == Chunk.END && chunk.limit != null && entry == chunk.count - 1) {
      incomplete = chunk.limit.getMessage();
    } else {
      if (ends != null) {
        ends.end(from);
      }
      if (move == Chunk.END) {
        judgeEnd(from);
      } else {
        judgeLast(from, Move.unpack(move));
      }
    }
  }

  private void arrive(Chunk chunk, int entry) {
    int from = chunk.from[entry];
    int move = chunk.moves[entry];
    int at = entry * space.packing.words();
    ClaimMemos claims = space.claims[0];
    for (int c = 0; c < claims.count(); c++) {
      boolean wanted = c >= alwaysCount;
      boolean newly =
          (!wanted || chunk.isNew[entry])
              && claims.holds(c, chunk.states, at) == wanted
              && (wanted || from < 0 || claims.holds(c, space.store, from));
      if (newly && (!wanted || judge.isNewlyMet(claims.claim(c)))) {
        Claim claim = claims.claim(c);
        if (wanted) {
          round.isMet(c);
        }
        findings.add(
            claim.name(),
            wanted ? Finding.Kind.WITNESS : Finding.Kind.VIOLATION,
            wanted ? Place.NOWHERE : place(from, move),
            () -> wanted ? "" : explain(claim, chunk.states, at),
            () ->
                from < 0
                    ? new Space.Path(move, new ArrayList<>())
                    : space.pathTo(from, Move.unpack(move)));
      }
    }
  }

  private String explain(Claim claim, long[] state, int at) {
    space.packing.unpack(state, at, here);
    return claim.explanation().apply(here);
  }

  /** The place of a step. */
  private Place place(int from, int move) {
    int index = from < 0 ? Integer.MAX_VALUE : Move.unpack(move).index();
    if (index >= system.threads().size()) {
      return Place.NOWHERE;
    }
    space.unpack(from, here);
    return new Place(index, here.node(index).point());
  }

  private void judgeLast(int from, Move move) {
    long[] state = space.store.chunk(from);
    int at = space.store.offset(from);
    Optional<Stepper.Panic> panic = space.steppers[0].panic(move, state, at);
    if (panic.isEmpty()) {
      discarded++;
      return;
    }
    findings.add(
        panic.get().violation().property(),
        Finding.Kind.VIOLATION,
        new Place(move.index(), panic.get().point()),
        panic.get().violation()::getMessage,
        () -> space.pathTo(from, move));
  }

  private void judgeEnd(int number) {
    space.unpack(number, here);
    if (here.isFinal()) {
      finals++;
      judge.judgeFinal(here, number, decision(number, Place.NOWHERE));
    } else {
      judgeStuck(number);
    }
  }

  /** Stuck is each thread that is not done, where it stands: first those who wait for others. */
  private void judgeStuck(int number) {
    for (boolean waiting : new boolean[] {true, false}) {
      for (int t = 0; t < system.threads().size() && !isOver(); t++) {
        Node node = here.node(t);
        if (!node.isEnd() && node.operation().waitsForHolders() == waiting) {
          judge.judgeStuck(here, decision(number, new Place(t, node.point())));
        }
      }
    }
  }

  private Judge.Decision decision(int number, Place place) {
    return (claim, kind, state) ->
        findings.add(
            claim.name(),
            kind,
            place,
            () -> kind == Finding.Kind.VIOLATION ? claim.explanation().apply(state) : "",
            () -> space.pathTo(number));
  }

  private void judgeEnds() {
    int number = ends.firstWithoutEnd(states, state -> space.targets(state, keepsGoing));
    if (number >= 0) {
      space.unpack(number, here);
      for (Claim claim : judge.canEnd()) {
        decision(number, Place.NOWHERE).decided(claim, Finding.Kind.VIOLATION, here);
      }
    }
  }

  private Exploration result() {
    watcher.ended(unfolding);
    List<Exploration.Outcome> outcomes = new ArrayList<>();
    judge
        .outcomes()
        .forEach(
            (values, found) -> {
              Space.Path run = space.pathTo(found[1]);
              outcomes.add(new Exploration.Outcome(values, found[0], run.initial(), run.moves()));
            });
    outcomes.sort((a, b) -> Arrays.compare(array(a.values()), array(b.values())));
    return new Exploration(
        states,
        transitions,
        finals,
        depth,
        discarded,
        outcomes,
        findings.all(),
        judge.unmet(),
        unfolding.passed(),
        Optional.ofNullable(incomplete),
        space.bytes(),
        findings.goalReached());
  }

  private static int[] array(List<Integer> values) {
    return values.stream().mapToInt(i -> i).toArray();
  }
}
