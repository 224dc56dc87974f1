package org.sfmc.checker.why;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sfmc.checker.explore.Grain;
import org.sfmc.checker.explore.Move;
import org.sfmc.checker.run.Schedule;
import org.sfmc.checker.unfold.Node;
import org.sfmc.checker.unfold.Unfolding;
import org.sfmc.checker.why.Telling.Said;
import org.sfmc.scenarios.check.RunConfig;
import org.sfmc.scenarios.compile.Compiled;
import org.sfmc.scenarios.compile.Compiler;

/**
 * The same schedule without the planted bug: the first operation in which the two runs differ.
 *
 * @param move the number of the move, from 0
 * @param after what the thread has done in both runs before they differ; empty for nothing
 * @param here what the thread did in the run with the bug; empty where the call ends, which goes on
 *     in the other
 * @param there what it does in the other
 * @param more what else is of note that it does in that call, and does not with the bug
 * @param result what the statement that broke the promise returns in the other, where nothing
 *     breaks; empty where it does not come to that
 * @param ends whether in the other every thread comes to its end and nothing breaks
 */
public record WithoutBug(
    int move,
    String after,
    String here,
    String there,
    List<String> more,
    String result,
    boolean ends) {
  public WithoutBug {
    more = List.copyOf(more);
  }

  private static final int MOST_MOVES = 1_000;

  /** Empty where there is no bug, or the two runs do the same. */
  public static Optional<WithoutBug> of(
      Compiled compiled, Grain grain, Schedule schedule, int thread, String point) {
    if (compiled.run().bugs().isEmpty()) {
      return Optional.empty();
    }
    Unfolding good = new Unfolding(without(compiled).builder());
    Unfolding bad = new Unfolding(compiled.builder());
    if (good.system().environment().size() != bad.system().environment().size()) {
      return Optional.empty();
    }
    return new Pair(
            new Telling(bad, grain, schedule.initial()),
            new Telling(good, grain, schedule.initial()),
            schedule.moves(),
            good.system().threads().size())
        .part(thread, point);
  }

  private static Compiled without(Compiled compiled) {
    RunConfig run = compiled.run();
    RunConfig clean =
        new RunConfig(
            run.id(),
            run.cpus(),
            run.buffers(),
            run.impl(),
            List.of(),
            run.speculative(),
            run.statistics(),
            run.params(),
            run.expect());
    return Compiler.compile(compiled.scenario(), clean);
  }

  /** Two runs that are given the same moves. */
  private record Pair(Telling bad, Telling good, List<Move> moves, int threads) {
    Optional<WithoutBug> part(int thread, String point) {
      for (int m = 0; m < moves.size(); m++) {
        Move move = moves.get(m);
        bad.take(move);
        boolean taken = good.take(move);
        if (move.index() < threads) {
          int at = parting(move.index());
          boolean waits = !taken && bad.of(move.index()).size() > good.of(move.index()).size();
          if (at >= 0 || waits) {
            return Optional.of(goOn(m, at, thread, point));
          }
        } else if (!taken) {
          // What the environment cannot do any more has its reason in what a thread did.
          return Optional.empty();
        }
      }
      return Optional.empty();
    }

    /** The number of the first operation of a thread that is another in the two runs; −1: none. */
    private int parting(int thread) {
      List<Said> here = bad.of(thread);
      List<Said> there = good.of(thread);
      for (int i = 0; i < Math.min(here.size(), there.size()); i++) {
        if (!here.get(i).text().equals(there.get(i).text())) {
          return i;
        }
      }
      return -1;
    }

    /** What a thread waits with. */
    private static String next(Telling run, int thread) {
      Node node = run.position().node(thread);
      String operation = node.operation().toString();
      return operation.startsWith("waits") ? operation : "waits: " + operation;
    }

    /** Follows the rest of the schedule as far as it goes, and then what it takes to tell. */
    private WithoutBug goOn(int from, int parting, int thread, String point) {
      int who = moves.get(from).index();
      int at = parting < 0 ? good.of(who).size() : parting;
      String after = lastTold(who, at);
      String here = isBehind(who, at) ? "" : bad.of(who).get(at).text();
      String there = parting < 0 ? next(good, who) : good.of(who).get(at).text();
      for (Move move : moves.subList(from + 1, moves.size())) {
        bad.take(move);
        good.take(move);
      }
      String result = "";
      if (thread >= 0 && visits(bad, thread, point) == 1) {
        result = result(thread, point);
        for (int m = 0; m < MOST_MOVES && result.isEmpty() && good.goOn(thread); m++) {
          result = result(thread, point);
        }
      }
      boolean told = !result.isEmpty() && !good.isBroken();
      boolean ends = ends();
      List<String> more = parting < 0 ? List.of() : more(who, at);
      return new WithoutBug(from, after, here, there, more, told ? result : "", ends);
    }

    /** Whether the run with the bug has left the statement in which the other goes on. */
    private boolean isBehind(int thread, int at) {
      if (at == 0 || at >= good.of(thread).size()) {
        return false;
      }
      String statement = bad.of(thread).get(at - 1).point();
      return good.of(thread).get(at).point().equals(statement)
          && !bad.of(thread).get(at).point().equals(statement);
    }

    /** The last operation with a text before one of them. */
    private String lastTold(int thread, int at) {
      String last = "";
      for (Said said : bad.of(thread).subList(0, at)) {
        last = said.text().isEmpty() ? last : said.text();
      }
      return last;
    }

    /** What is of note in the call from where the runs part, and is not with the bug. */
    private List<String> more(int thread, int parting) {
      List<String> with = notable(bad.of(thread), parting);
      List<String> more = new ArrayList<>(notable(good.of(thread), parting));
      more.removeAll(with);
      more.remove(good.of(thread).get(parting).text());
      return more;
    }

    private static List<String> notable(List<Said> said, int from) {
      List<String> notable = new ArrayList<>();
      for (int i = from; i < said.size(); i++) {
        if (!said.get(i).point().equals(said.get(from).point())) {
          break;
        } else if (said.get(i).notable()) {
          notable.add(said.get(i).text());
        }
      }
      return notable;
    }

    /** How often a thread came to a statement. */
    private static int visits(Telling run, int thread, String point) {
      int visits = 0;
      String before = "";
      for (Said said : run.all()) {
        if (said.thread() == thread) {
          visits += said.point().equals(point) && !before.equals(point) ? 1 : 0;
          before = said.point();
        }
      }
      return visits;
    }

    /** What the thread was returned by the statement. */
    private String result(int thread, String point) {
      String result = "";
      for (Said said : good.all()) {
        boolean there = said.thread() == thread && said.point().equals(point);
        result = there && !said.returned().isEmpty() ? said.returned() : result;
      }
      return result;
    }

    private boolean ends() {
      boolean moved = true;
      for (int m = 0; m < MOST_MOVES && moved; m++) {
        moved = false;
        for (int t = 0; t < threads && !moved; t++) {
          moved = good.goOn(t);
        }
      }
      return good.position().isFinal() && !good.isBroken();
    }
  }
}
