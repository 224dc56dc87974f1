package org.sfmc.checker.lincheck;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What is decided beforehand, because Lincheck decides about threads only: the initial state, and
 * for each worker the outcomes of its first choices. Later choices come out as 0.
 *
 * @param initial the number of the initial state
 * @param choices for each worker, outcomes in the order in which it makes them
 */
record Script(int initial, List<List<Integer>> choices) {
  Script {
    choices = choices.stream().map(List::copyOf).toList();
  }

  /** The outcome of a worker's choice, counted from 0. */
  int choice(int worker, int number) {
    List<Integer> fixed = choices.get(worker);
    return number < fixed.size() ? fixed.get(number) : 0;
  }

  private Script with(int worker, int number, int outcome) {
    List<List<Integer>> all = new ArrayList<>(choices);
    List<Integer> longer = new ArrayList<>(choices.get(worker));
    while (longer.size() < number) {
      longer.add(0);
    }
    longer.add(outcome);
    all.set(worker, longer);
    return new Script(initial, all);
  }

  /** The scripts that are still to be tried. */
  static final class Agenda {
    private final Deque<Script> waiting = new ArrayDeque<>();
    private final Set<Script> known = new HashSet<>();

    Agenda(int initialStates, int workers) {
      for (int i = 0; i < initialStates; i++) {
        add(new Script(i, Collections.nCopies(workers, List.of())));
      }
    }

    private void add(Script script) {
      if (known.add(script)) {
        waiting.add(script);
      }
    }

    /** The next, or null. */
    Script next() {
      return waiting.poll();
    }

    /** Under a script a worker came to a choice with so many outcomes. */
    void saw(Script script, int worker, int number, int outcomes) {
      if (number >= script.choices().get(worker).size()) {
        for (int outcome = 1; outcome < outcomes; outcome++) {
          add(script.with(worker, number, outcome));
        }
      }
    }
  }
}
