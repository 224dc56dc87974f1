package org.sfmc.checker.family;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The family once more, as sets and sequences: a transcription of a TLA+ text in which the critical
 * section of a kernel call is one step. Shares nothing with the model or the explorer.
 */
final class Coarse {
  /** What there is to compare. */
  record Counts(int states, int edges, int finals, int depth) {}

  private static final int START = 0;
  private static final int ALLOC = 1;
  private static final int SLEEP = 2;
  private static final int WOKEN = 3;
  private static final int INTERRUPTED = 4;
  private static final int ACCESS = 5;
  private static final int FREE = 6;
  private static final int UNWIRE = 7;
  private static final int DONE = 8;

  /** A state; pages, buffers and wants are from 1, and 0 is none. Copied before it is changed. */
  static final class State {
    final int[] pc;
    final int[] round;
    final int[] page;
    final int[] buffer;
    final int[] cpu;
    final boolean[] signal;
    final List<Integer> free;
    final List<List<Integer>> chains;
    final int[] refs;
    final int[] entries;
    final boolean[] accessed;
    final List<Set<Integer>> masks;
    final int[][] tlb;
    int want;

    State(Family f) {
      pc = new int[f.threads()];
      round = new int[f.threads()];
      page = new int[f.threads()];
      buffer = new int[f.threads()];
      cpu = new int[f.threads()];
      signal = new boolean[f.threads()];
      free = new ArrayList<>();
      chains = new ArrayList<>();
      refs = new int[f.buffers() + 1];
      entries = new int[f.buffers() + 1];
      accessed = new boolean[f.buffers() + 1];
      masks = new ArrayList<>();
      tlb = new int[f.cpus()][f.buffers() + 1];
      for (int t = 0; t < f.threads(); t++) {
        cpu[t] = t % f.cpus();
      }
      for (int p = 0; p <= f.pages(); p++) {
        chains.add(new ArrayList<>());
      }
      for (int b = 0; b <= f.buffers(); b++) {
        masks.add(new HashSet<>());
        if (b > 0) {
          free.add(b);
        }
      }
    }

    State(State s) {
      pc = s.pc.clone();
      round = s.round.clone();
      page = s.page.clone();
      buffer = s.buffer.clone();
      cpu = s.cpu.clone();
      signal = s.signal.clone();
      free = new ArrayList<>(s.free);
      chains = new ArrayList<>();
      s.chains.forEach(chain -> chains.add(new ArrayList<>(chain)));
      refs = s.refs.clone();
      entries = s.entries.clone();
      accessed = s.accessed.clone();
      masks = new ArrayList<>();
      s.masks.forEach(mask -> masks.add(new HashSet<>(mask)));
      tlb = new int[s.tlb.length][];
      for (int c = 0; c < tlb.length; c++) {
        tlb[c] = s.tlb[c].clone();
      }
      want = s.want;
    }

    String text() {
      List<Object> all = new ArrayList<>();
      for (int[] part : new int[][] {pc, round, page, buffer, cpu, refs, entries}) {
        all.add(java.util.Arrays.toString(part));
      }
      all.add(java.util.Arrays.toString(signal));
      all.add(java.util.Arrays.toString(accessed));
      all.add(java.util.Arrays.deepToString(tlb));
      all.add(free);
      all.add(chains);
      all.add(masks.stream().map(java.util.TreeSet::new).toList());
      all.add(want);
      return all.toString();
    }
  }

  private final Family family;

  private Coarse(Family family) {
    this.family = family;
  }

  /** Counts everything that can be reached. */
  static Counts count(Family family) {
    return new Coarse(family).count(new LinkedHashMap<>());
  }

  /** Everything that can be reached. */
  static Collection<State> states(Family family) {
    Map<String, State> known = new LinkedHashMap<>();
    new Coarse(family).count(known);
    return known.values();
  }

  private Counts count(Map<String, State> known) {
    State initial = new State(family);
    known.put(initial.text(), initial);
    List<State> level = List.of(initial);
    int[] edges = new int[1];
    int finals = 0;
    int depth = -1;
    while (!level.isEmpty()) {
      depth++;
      List<State> next = new ArrayList<>();
      for (State state : level) {
        int before = edges[0];
        leave(
            state,
            to -> {
              edges[0]++;
              if (known.putIfAbsent(to.text(), to) == null) {
                next.add(to);
              }
            });
        finals += edges[0] == before ? 1 : 0;
      }
      level = next;
    }
    return new Counts(known.size(), edges[0], finals, depth);
  }

  private void leave(State s, Consumer<State> to) {
    for (int t = 0; t < family.threads(); t++) {
      if (s.pc[t] != SLEEP && s.pc[t] != DONE) {
        int ways = s.pc[t] == START && family.anyPage() ? family.pages() : 1;
        for (int way = 0; way < ways; way++) {
          State next = new State(s);
          step(next, t, way);
          to.accept(next);
        }
      }
      migrate(s, t, to);
      if (family.isSignalled(t) && !s.signal[t] && s.pc[t] != DONE) {
        State next = new State(s);
        next.signal[t] = true;
        if (s.pc[t] == SLEEP && family.has(t, Family.CATCH)) {
          next.pc[t] = INTERRUPTED;
        }
        to.accept(next);
      }
    }
  }

  private void migrate(State s, int t, Consumer<State> to) {
    boolean pinned = family.has(t, Family.PRIVATE) && s.pc[t] != START;
    for (int c = 0; c < family.cpus(); c++) {
      if (family.migrates() && c != s.cpu[t] && s.pc[t] != SLEEP && s.pc[t] != DONE && !pinned) {
        State next = new State(s);
        next.cpu[t] = c;
        to.accept(next);
      }
    }
  }

  /** A step of a thread; there is more than one way only where it takes any page. */
  private void step(State s, int t, int way) {
    switch (s.pc[t]) {
      case START -> {
        s.page[t] = 1 + (family.anyPage() ? way : family.page(t, s.round[t]));
        s.pc[t] = ALLOC;
      }
      case ALLOC -> {
        List<Integer> chain = s.chains.get(s.page[t]);
        if (chain.isEmpty()) {
          take(s, t);
        } else {
          hit(s, t, chain.get(0));
        }
      }
      case WOKEN -> {
        s.want--;
        take(s, t);
      }
      case INTERRUPTED -> {
        s.want--;
        s.pc[t] = UNWIRE;
      }
      case ACCESS -> access(s, t);
      case FREE -> free(s, t);
      case UNWIRE -> {
        s.round[t]++;
        s.page[t] = 0;
        s.pc[t] = s.round[t] == family.rounds() ? DONE : START;
      }
      default -> throw new AssertionError("no step from " + s.pc[t]);
    }
  }

  private void hit(State s, int t, int b) {
    if (s.refs[b]++ == 0) {
      s.free.remove((Integer) b);
    }
    invalidate(s, t, b);
    s.buffer[t] = b;
    s.pc[t] = ACCESS;
  }

  private void take(State s, int t) {
    if (s.free.isEmpty()) {
      if (family.has(t, Family.NOWAIT)) {
        s.pc[t] = UNWIRE;
      } else {
        s.want++;
        s.pc[t] = family.has(t, Family.CATCH) && s.signal[t] ? INTERRUPTED : SLEEP;
      }
      return;
    }
    int b = s.free.remove(0);
    s.chains.forEach(chain -> chain.remove((Integer) b));
    s.chains.get(s.page[t]).add(0, b);
    s.refs[b] = 1;
    if (s.entries[b] != 0 && s.accessed[b]) {
      s.masks.get(b).clear();
    }
    s.entries[b] = s.page[t];
    s.accessed[b] = false;
    invalidate(s, t, b);
    s.buffer[t] = b;
    s.pc[t] = ACCESS;
  }

  /** On this CPU, and on all others unless the mapping is private, where it is not known good. */
  private void invalidate(State s, int t, int b) {
    for (int c = 0; c < family.cpus(); c++) {
      boolean concerned = c == s.cpu[t] || !family.has(t, Family.PRIVATE);
      if (concerned && s.masks.get(b).add(c)) {
        s.tlb[c][b] = 0;
      }
    }
  }

  private void access(State s, int t) {
    int[] tlb = s.tlb[s.cpu[t]];
    int b = s.buffer[t];
    if (tlb[b] == 0) {
      tlb[b] = s.entries[b];
      s.accessed[b] = true;
    }
    if (tlb[b] != s.page[t]) {
      throw new AssertionError("another page is seen");
    }
    s.pc[t] = FREE;
  }

  private void free(State s, int t) {
    int b = s.buffer[t];
    s.pc[t] = UNWIRE;
    s.buffer[t] = 0;
    if (--s.refs[b] == 0) {
      s.free.add(b);
      for (int other = 0; s.want > 0 && other < family.threads(); other++) {
        s.pc[other] = s.pc[other] == SLEEP ? WOKEN : s.pc[other];
      }
    }
  }
}
