package org.sfmc.checker.explore;

import java.util.Arrays;

/**
 * Leaves some thousand states at once, whoever does which: the states found, their numbers and what
 * is noted about them are the same for any number of workers.
 */
final class Round {
  /** States that one worker leaves before it asks for more. */
  private static final int CHUNK = 256;

  /** States that are left in one round. */
  static final int STATES = 32 * CHUNK;

  private final Space space;
  private final Team team;
  private final boolean[] keepsGoing;
  private final int alwaysCount;
  private final boolean[] isMet;
  private Chunk[] chunks = new Chunk[0];

  /** What each of the chunks has found. */
  private Found[] found = new Found[0];

  private int used;
  private volatile boolean breaks;

  /**
   * Rounds over a space.
   *
   * @param alwaysCount how many of the claims, the first, are to be true in every state
   */
  Round(Space space, Team team, boolean[] keepsGoing, int alwaysCount) {
    this.space = space;
    this.team = team;
    this.keepsGoing = keepsGoing;
    this.alwaysCount = alwaysCount;
    this.isMet = new boolean[space.claims[0].count()];
  }

  /** The number of chunks. */
  int chunks() {
    return used;
  }

  /** What came of some of the states, in the order of the chunks. */
  Chunk chunk(int index) {
    return chunks[index];
  }

  /** Whether a claim that is to be true in every state is false in some state found here. */
  boolean breaks() {
    return breaks;
  }

  /** Puts the initial states into the space. */
  void begin(Position position, int initialStates) {
    use(1);
    Chunk chunk = chunks[0];
    chunk.clear(-1, space.keyMakers[0]);
    chunk.left = 1;
    long[] state = new long[space.packing.words()];
    for (int i = 0; i < initialStates; i++) {
      position.start(i);
      space.packing.pack(position, state, 0);
      chunk.addInitial(state, i);
    }
    add();
  }

  /** Leaves states, from one number up to another. */
  void leave(int begin, int end) {
    use((end - begin + CHUNK - 1) / CHUNK);
    team.each(
        used,
        (worker, c) -> {
          int first = begin + c * CHUNK;
          int last = Math.min(end, first + CHUNK);
          chunks[c].expand(
              space.steppers[worker],
              space.keyMakers[worker],
              space.store,
              space.sleepSets,
              keepsGoing,
              first,
              last);
        });
    // What comes after a limit is not looked at.
    for (int c = 0; c < used; c++) {
      if (chunks[c].limit != null) {
        used = c + 1;
      }
    }
    add();
  }

  private void use(int count) {
    int had = chunks.length;
    if (count > had) {
      chunks = Arrays.copyOf(chunks, count);
      found = Arrays.copyOf(found, count);
      for (int c = had; c < count; c++) {
        found[c] = new Found(space.packing.words(), space.keyWords());
        chunks[c] = new Chunk(found[c], keepsGoing.length);
      }
    }
    used = count;
  }

  private void add() {
    int known = space.store.size();
    space.table.begin(found, used, team);
    team.each(used, (worker, c) -> space.table.add(c));
    int[] first = new int[used];
    for (int c = 0; c < used; c++) {
      first[c] = known;
      known += found[c].countNews();
    }
    int more = known - space.store.size();
    space.store.reserve(more);
    space.sleepSets.reserve(known);
    if (space.keys != space.store) {
      space.keys.reserve(more);
    }
    breaks = false;
    team.each(used, (worker, c) -> settle(worker, c, first[c]));
    space.table.end(used);
    ClaimMemos.agree(space.claims, null);
  }

  private void settle(int worker, int c, int first) {
    space.table.settle(c, first);
    Chunk chunk = chunks[c];
    chunk.countChildren();
    Found states = chunk.found;
    for (int i = 0; i < states.count; i++) {
      if (states.isNew[i]) {
        space.sleepSets.put(states.numbers[i], states.asleep[i]);
        if (isNotable(worker, chunk, states.entries[i], true)) {
          chunk.note(states.entries[i]);
        }
      }
    }
  }

  /** Looks for broken claims where steps lead to states that were known. */
  void lookAtKnown() {
    space.sleepSets.end();
    team.each(
        used,
        (worker, c) -> {
          Chunk chunk = chunks[c];
          chunk.wake(space.steppers[worker], space.store);
          for (int e = 0; e < chunk.count; e++) {
            if (chunk.isState(e) && !chunk.isNew(e) && isNotable(worker, chunk, e, false)) {
              chunk.note(e);
            }
          }
        });
  }

  /** Whether a claim is so in a state, and was not where it comes from, that it is to be noted. */
  private boolean isNotable(int worker, Chunk chunk, int entry, boolean isNew) {
    ClaimMemos claims = space.claims[worker];
    int from = chunk.from[entry];
    long[] states = chunk.found.states;
    int at = chunk.leadsTo[entry] * space.packing.words();
    long[] before = from < 0 ? null : space.store.chunk(from);
    int atBefore = from < 0 ? 0 : space.store.offset(from);
    long differing = from < 0 ? -1 : claims.differing(before, atBefore, states, at);
    boolean notable = false;
    int asked = isNew ? claims.count() : alwaysCount;
    for (int c = 0; differing != 0 && c < asked; c++) {
      boolean wanted = c >= alwaysCount;
      if ((differing >>> c & 1) != 0
          && !isMet[c]
          && claims.holds(c, states, at) == wanted
          && (from < 0 || claims.holds(c, before, atBefore) != wanted)) {
        notable = true;
        // Never taken back: what another worker says at the same time stays.
        if (!wanted) {
          breaks = true;
        }
      }
    }
    return notable;
  }

  /** A claim that was to be true somewhere is, and need not be looked for any more. */
  void isMet(int claim) {
    isMet[claim] = true;
  }
}
