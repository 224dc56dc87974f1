package org.sfmc.checker.lincheck;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sfmc.checker.explore.Move;

/** What is noted of one execution while it goes on. */
final class Notes {
  private final List<Move> run = new ArrayList<>();
  private final Map<String, String> violated = new LinkedHashMap<>();
  private final Set<String> met = new HashSet<>();
  private final Set<List<Integer>> outcomes = new LinkedHashSet<>();
  private final Set<Integer> missing = new HashSet<>();
  private final List<int[]> choices = new ArrayList<>();
  private int switches;
  private boolean discarded;
  private boolean moot;
  private boolean capped;
  private String cut = "";

  /** A worker makes a move; returns how many there were. */
  int moves(int index, int alternative) {
    boolean same = run.isEmpty() || run.get(run.size() - 1).index() == index;
    switches += same ? 0 : 1;
    run.add(new Move(index, alternative));
    return run.size();
  }

  void sees(Look look) {
    look.violated().forEach(violated::putIfAbsent);
    met.addAll(look.met());
    outcomes.addAll(look.outcomes());
    capped |= look.capped();
  }

  void panics(String property, String message) {
    violated.putIfAbsent(property, message);
  }

  void misses(int part) {
    missing.add(part);
  }

  void chooses(int worker, int number, int outcomes) {
    choices.add(new int[] {worker, number, outcomes});
  }

  void isDiscarded() {
    discarded = true;
  }

  void isMoot() {
    moot = true;
  }

  void isCut(String why) {
    cut = why;
  }

  Ended ended() {
    return new Ended(
        List.copyOf(run),
        violated,
        met,
        outcomes,
        discarded,
        moot,
        cut,
        capped,
        switches,
        missing,
        choices);
  }
}
