package org.sfmc.checker.why;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.sfmc.checker.explore.Grain;
import org.sfmc.checker.explore.Move;
import org.sfmc.checker.explore.Position;
import org.sfmc.checker.run.Schedule;
import org.sfmc.checker.unfold.Unfolding;
import org.sfmc.model.machine.Cells;
import org.sfmc.model.system.ModelledSystem;

/**
 * The last move of a run at which another choice would have saved it: after it no run comes to its
 * end without breaking something.
 *
 * @param move its number, from 0
 * @param here what it chooses, in words; empty where it is no choice
 * @param there what the other move chooses
 * @param passing a run with the same moves before, and another there, that breaks nothing
 */
public record Escape(int move, String here, String there, Schedule passing) {
  /** States that are looked at before the search is given up. */
  private static final int MOST_STATES = 20_000;

  /** What is known of a run. */
  public enum Kind {
    /** There is such a move. */
    FOUND,
    /** Every run breaks something. */
    NONE,
    /** The search was given up. */
    UNKNOWN
  }

  /** What a search came to; the escape is null unless one was found. */
  public record Answer(Kind kind, Escape escape) {}

  /** Looks for it, from the end of the run backwards. */
  public static Answer of(Unfolding unfolding, Grain grain, Schedule schedule) {
    List<Walk> walks = Walk.along(unfolding, grain, schedule);
    Search search = new Search(move -> true);
    for (int k = walks.size() - 1; k >= 0; k--) {
      int thread = before(schedule, k, walks.get(k).threads());
      Optional<List<Move>> rest = search.from(walks.get(k), thread);
      if (search.isExhausted() || (rest.isPresent() && k == schedule.moves().size())) {
        return new Answer(Kind.UNKNOWN, null);
      } else if (rest.isPresent()) {
        // Best one in which the environment does no more than it must.
        ModelledSystem system = unfolding.system();
        List<Move> calm =
            new Search(move -> isNeeded(move, system))
                .from(walks.get(k), thread)
                .orElse(rest.get());
        List<Move> moves = new ArrayList<>(schedule.moves().subList(0, k));
        moves.addAll(calm);
        Schedule passing = new Schedule(schedule.initial(), moves);
        Position at = walks.get(k).position();
        String here = at.chosen(schedule.moves().get(k));
        return new Answer(Kind.FOUND, new Escape(k, here, at.chosen(moves.get(k)), passing));
      }
    }
    return new Answer(Kind.NONE, null);
  }

  /** Whether a move is a thread's, or bound to happen. */
  private static boolean isNeeded(Move move, ModelledSystem system) {
    int threads = system.threads().size();
    return move.index() < threads || system.environment().get(move.index() - threads).isObliged();
  }

  /** The thread that moved last before a move; the first one at the beginning. */
  private static int before(Schedule schedule, int move, int threads) {
    for (int m = move - 1; m >= 0; m--) {
      if (schedule.moves().get(m).index() < threads) {
        return schedule.moves().get(m).index();
      }
    }
    return 0;
  }

  /** A state, as far as it matters how a run goes on. */
  private record Key(Cells cells, List<Integer> nodes) {
    static Key of(Position position, int threads) {
      List<Integer> nodes = new ArrayList<>();
      for (int t = 0; t < threads; t++) {
        nodes.add(position.node(t).id());
      }
      return new Key(position.cells().copy(), nodes);
    }
  }

  /** A place on the way that is being tried. */
  private record Trial(Walk walk, Move by, Iterator<Move> next) {}

  /** Goes deep first, and never to a state twice: from those seen before no run passes. */
  private static final class Search {
    private final Set<Key> seen = new HashSet<>();
    private final Predicate<Move> allowed;

    Search(Predicate<Move> allowed) {
      this.allowed = allowed;
    }

    boolean isExhausted() {
      return seen.size() > MOST_STATES;
    }

    Optional<List<Move>> from(Walk start, int thread) {
      Deque<Trial> path = new ArrayDeque<>();
      enter(path, start, null, thread);
      while (!path.isEmpty() && !isExhausted()) {
        Trial trial = path.peek();
        if (trial.walk().isAtEnd()) {
          return Optional.of(moves(path));
        } else if (trial.next().hasNext()) {
          Move move = trial.next().next();
          Walk walk = trial.walk().copy();
          boolean tried = path.size() == 1 || allowed.test(move);
          if (tried && walk.take(move)) {
            enter(path, walk, move, move.index());
          }
        } else {
          path.pop();
        }
      }
      return Optional.empty();
    }

    private void enter(Deque<Trial> path, Walk walk, Move by, int thread) {
      if (walk.broken().isEmpty() && seen.add(Key.of(walk.position(), walk.threads()))) {
        path.push(new Trial(walk, by, walk.moves(thread).iterator()));
      }
    }

    private static List<Move> moves(Deque<Trial> path) {
      List<Move> moves = new ArrayList<>();
      path.descendingIterator().forEachRemaining(t -> moves.add(t.by()));
      return moves.subList(1, moves.size());
    }
  }
}
