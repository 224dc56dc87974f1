package org.sfmc.checker.explore;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.sfmc.checker.explore.Findings.Place;
import org.sfmc.checker.unfold.Node;
import org.sfmc.checker.unfold.Unfolding;
import org.sfmc.model.claim.Claim;
import org.sfmc.model.system.ModelledSystem;

/**
 * What counts of all that rounds find: it is gone through in the order in which one worker would
 * have found it.
 */
final class Tally {
  private final Unfolding unfolding;
  private final ModelledSystem system;
  private final Grain grain;
  private final int mostStates;
  private final boolean[] keepsGoing;
  private final Judge judge;
  private final List<Claim> watchedFor;
  private final int alwaysCount;
  private final Findings findings;
  private final Position here;
  private final Position image;

  /** Null in a system that need not end. */
  private final Ends ends;

  private Space space;
  private Round round;

  /** Null where no symmetry is looked for. */
  private final Symmetry symmetry;

  private int states;
  private long transitions;
  private long discarded;
  private int leftAlone;
  private int finals;
  private boolean mayBeBroken;
  private String incomplete;

  /**
   * Nothing yet.
   *
   * @param mostStates the number of states with which the search ends
   * @param keepsGoing for each move, whether it is a thread's or is bound to happen
   * @param symmetry may be null
   */
  Tally(
      Unfolding unfolding,
      Grain grain,
      Predicate<Finding> goal,
      int mostStates,
      boolean[] keepsGoing,
      Symmetry symmetry) {
    this.symmetry = symmetry;
    this.image = symmetry == null ? null : new Position(unfolding, grain);
    this.unfolding = unfolding;
    this.system = unfolding.system();
    this.grain = grain;
    this.mostStates = mostStates;
    this.keepsGoing = keepsGoing;
    this.findings = new Findings(goal);
    this.judge = new Judge(system);
    this.alwaysCount = judge.always().size();
    this.watchedFor = new ArrayList<>(judge.always());
    this.watchedFor.addAll(judge.sometimes());
    this.ends = judge.canEnd().isEmpty() ? null : new Ends();
    this.here = new Position(unfolding, grain);
  }

  /** The claims that are looked at in every state: first those that are to be true in all. */
  List<Claim> watchedFor() {
    return List.copyOf(watchedFor);
  }

  /** How many of those are to be true in every state. */
  int alwaysCount() {
    return alwaysCount;
  }

  /** From now on rounds are of this space; null for no more of them. */
  void live(Space in, Round rounds) {
    space = in;
    round = rounds;
    for (int c = alwaysCount; round != null && c < watchedFor.size(); c++) {
      if (!judge.sometimes().contains(watchedFor.get(c))) {
        round.isMet(c);
      }
    }
  }

  /** States that count. */
  int states() {
    return states;
  }

  /** Moves that count. */
  long transitions() {
    return transitions;
  }

  /** States that were left by the moves of one thread alone. */
  int leftAlone() {
    return leftAlone;
  }

  /** Nothing more counts, and not everything was seen. */
  void stop(String why) {
    incomplete = why;
  }

  /** Whether nothing more counts. */
  boolean isOver() {
    return findings.goalReached() || incomplete != null;
  }

  /** Goes through what a round found, in order, as far as it counts. */
  void goThrough() {
    mayBeBroken |= round.breaks();
    if (mayBeBroken) {
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
    states += whole ? chunk.found.news : chunk.newsUpTo(last);
    leftAlone += chunk.leftAlone;
    transitions += chunk.first < 0 ? 0 : chunk.movesUpTo(last);
    if (ends != null && chunk.first >= 0) {
      for (int i = 0; i < chunk.laggings; i++) {
        ends.lags(chunk.lagging[i]);
      }
    }
    if (whole) {
      for (int i = 0; i < chunk.left; i++) {
        space.store.lineage().append(chunk.children[i]);
      }
    }
    if (states >= mostStates && !isOver()) {
      incomplete = "the limit of " + mostStates + " states was reached";
    }
  }

  /** The entry with which the limit of states is reached, or the last of all. */
  private int lastThatCounts(Chunk chunk) {
    if (states + chunk.found.news < mostStates) {
      return chunk.count - 1;
    }
    Found found = chunk.found;
    for (int i = 0; i < found.count; i++) {
      if (found.isNew[i] && found.numbers[i] == mostStates - 1) {
        return found.entries[i];
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
    long[] states = chunk.found.states;
    int at = chunk.leadsTo[entry] * space.packing.words();
    ClaimMemos claims = space.claims[0];
    for (int c = 0; c < claims.count(); c++) {
      boolean wanted = c >= alwaysCount;
      boolean newly =
          (!wanted || chunk.isNew(entry))
              && claims.holds(c, states, at) == wanted
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
            () -> wanted ? "" : explain(claim, states, at),
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
      judge.judgeFinal(here, number, 0, decision(number, 0, Place.NOWHERE));
      judgeImages(number);
    } else {
      judgeStuck(number);
    }
  }

  /**
   * What permutations make of a final state is judged, too: where they keep initial states it is
   * reached in some run, and where they do not it must tell nothing that those do not tell.
   */
  private void judgeImages(int number) {
    if (symmetry == null) {
      return;
    }
    int[] cells = new int[system.layout().size()];
    Set<List<Integer>> seen = new HashSet<>(Set.of(whole(here)));
    for (boolean reached : new boolean[] {true, false}) {
      for (int h = 1; h < symmetry.group().size(); h++) {
        if (symmetry.group().keepsStarts(h) == reached) {
          symmetry.mirror(h, here, image, cells);
          if (!reached && !judge.knows(image)) {
            symmetry.fails(h);
          } else if (reached && seen.add(whole(image))) {
            judge.judgeFinal(image, number, h, decision(number, h, Place.NOWHERE));
          }
        }
      }
    }
  }

  private List<Integer> whole(Position position) {
    IntStream nodes = IntStream.range(0, system.threads().size()).map(t -> position.node(t).id());
    return IntStream.concat(Arrays.stream(position.cells().toArray()), nodes).boxed().toList();
  }

  /** Stuck is each thread that is not done, where it stands: first those who wait for others. */
  private void judgeStuck(int number) {
    for (boolean waiting : new boolean[] {true, false}) {
      for (int t = 0; t < system.threads().size() && !isOver(); t++) {
        Node node = here.node(t);
        if (!node.isEnd() && node.operation().waitsForHolders() == waiting) {
          judge.judgeStuck(here, decision(number, 0, new Place(t, node.point())));
        }
      }
    }
  }

  private Judge.Decision decision(int number, int element, Place place) {
    return (claim, kind, state) ->
        findings.add(
            claim.name(),
            kind,
            place,
            () -> kind == Finding.Kind.VIOLATION ? claim.explanation().apply(state) : "",
            () -> space.pathTo(number, element));
  }

  /** Everything was seen: whether all runs can end. */
  void judgeEnds() {
    if (ends == null) {
      return;
    }
    Heights heights = new Heights(unfolding, grain, symmetry);
    int number = ends.firstWithoutEnd(states, new SpaceSteps(space, keepsGoing, heights, here));
    if (number >= 0) {
      space.unpack(number, here);
      for (Claim claim : judge.canEnd()) {
        decision(number, 0, Place.NOWHERE).decided(claim, Finding.Kind.VIOLATION, here);
      }
    }
  }

  void save(DataOutput out) throws IOException {
    out.writeInt(states);
    out.writeLong(transitions);
    out.writeLong(discarded);
    out.writeInt(finals);
    out.writeBoolean(mayBeBroken);
    findings.save(out);
    judge.save(out);
    if (ends != null) {
      ends.save(out);
    }
  }

  void restore(DataInput in) throws IOException {
    states = in.readInt();
    transitions = in.readLong();
    discarded = in.readLong();
    finals = in.readInt();
    mayBeBroken = in.readBoolean();
    findings.restore(in);
    judge.restore(in);
    if (ends != null) {
      ends.restore(in);
    }
  }

  /** What it comes to. */
  Exploration result(int depth, boolean fingerprints) {
    List<Exploration.Outcome> outcomes = new ArrayList<>();
    judge
        .outcomes()
        .forEach(
            (values, found) -> {
              Space.Path run = space.pathTo(found[1], found[2]);
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
        findings.goalReached(),
        symmetry == null ? Symmetries.NONE : symmetry.named(),
        leftAlone,
        fingerprints ? Fingerprints.omission(states) : 0);
  }

  private static int[] array(List<Integer> values) {
    return values.stream().mapToInt(i -> i).toArray();
  }
}
