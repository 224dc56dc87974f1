package org.sfmc.checker.systems;

import static org.sfmc.model.machine.Operation.BLOCKED;

import org.sfmc.model.machine.Cells;
import org.sfmc.model.machine.Choice;
import org.sfmc.model.machine.Engine;
import org.sfmc.model.system.SystemBuilder;

/** The systems whose state counts are published, label by label as in their sources. */
public final class Systems {
  private Systems() {}

  /**
   * Peterson's algorithm for two processes, labels a0 to a4 and cs, as the TLA+ tools' own tests
   * have it.
   *
   * @param await whether a3 blocks instead of going round
   */
  public static SystemBuilder peterson(boolean await) {
    return engine -> {
      SmallSystem system = new SmallSystem(engine);
      int[] flag = {system.cell("flag0", 0, 1, 0), system.cell("flag1", 0, 1, 0)};
      int turn = system.cell("turn", 0, 1, 0);
      int[] critical = {system.cell("cs0", 0, 1, 0), system.cell("cs1", 0, 1, 0)};
      for (int self = 0; self < 2; self++) {
        int me = self;
        int other = 1 - self;
        system.thread(
            "proc" + self,
            () -> {
              while (true) {
                system.skip("a0");
                system.step("a1", c -> SmallSystem.put(c, flag[me], 1));
                system.step("a2", c -> SmallSystem.put(c, turn, other));
                while (system.step("a3", c -> wait(c, flag[other], turn, other, await)) != 0) {
                  continue;
                }
                system.step("cs", c -> SmallSystem.put(c, critical[me], 0));
                system.step("a4", c -> SmallSystem.put(c, flag[me], 0));
              }
            });
      }
      system.always(
          "mutual_exclusion", v -> v.cells().get(critical[0]) + v.cells().get(critical[1]) < 2);
      return system.build();
    };
  }

  private static int wait(Cells cells, int flag, int turn, int other, boolean await) {
    boolean busy = cells.get(flag) == 1 && cells.get(turn) == other;
    if (!busy) {
      return 0;
    }
    return await ? BLOCKED : 1;
  }

  /**
   * Dining philosophers over semaphores, philosopher 0 picking up its forks the other way round, as
   * the TLA+ tools' own tests have it.
   *
   * @param ordered whether philosopher 0 does; if not, they can starve each other
   */
  public static SystemBuilder philosophers(int count, boolean ordered) {
    return engine -> {
      SmallSystem system = new SmallSystem(engine);
      int[] fork = new int[count];
      for (int i = 0; i < count; i++) {
        fork[i] = system.cell("fork" + i, 0, 1, 1);
      }
      for (int self = 0; self < count; self++) {
        int left = (self + count - 1) % count;
        boolean turned = ordered && self == 0;
        int first = turned ? left : self;
        int second = turned ? self : left;
        system.thread("phil" + self, () -> dine(system, fork, first, second));
      }
      return system.build();
    };
  }

  private static void dine(SmallSystem system, int[] fork, int first, int second) {
    while (true) {
      system.step("l1", c -> take(c, fork[first]));
      system.step("l2", c -> take(c, fork[second]));
      system.skip("e");
      // Both kinds of philosopher release the right fork first.
      int right =
          Math.max(first, second) == fork.length - 1 && Math.min(first, second) == 0
              ? 0
              : Math.max(first, second);
      int left = right == first ? second : first;
      system.step("l3", c -> SmallSystem.put(c, fork[right], 1));
      system.step("l4", c -> SmallSystem.put(c, fork[left], 1));
    }
  }

  private static int take(Cells cells, int fork) {
    if (cells.get(fork) == 0) {
      return BLOCKED;
    }
    cells.set(fork, 0);
    return 0;
  }

  /**
   * Each of {@code n} threads reads a counter and writes it back plus one.
   *
   * @param keepsLocal whether what a thread has read still tells states apart when it is done with
   *     it
   */
  public static SystemBuilder increments(int n, boolean keepsLocal) {
    return engine -> {
      SmallSystem system = new SmallSystem(engine);
      int counter = system.cell("counter", 0, n, 0);
      for (int self = 0; self < n; self++) {
        system.thread(
            "t" + self,
            () -> {
              int seen = system.step("read", c -> c.get(counter));
              engine.at("write", seen);
              engine.perform(
                  new SmallSystem.Step(
                      "write " + (seen + 1), c -> SmallSystem.put(c, counter, seen + 1)));
              engine.at("end", keepsLocal ? seen : 0);
            });
      }
      return system.build();
    };
  }

  /**
   * Two threads that take the same steps, but for what one of them does to a counter that both have
   * been at twice.
   *
   * @param rounds how often each counts
   */
  public static SystemBuilder nearlyAlike(int rounds) {
    return engine -> {
      SmallSystem system = new SmallSystem(engine);
      int counter = system.cell("counter", 0, 4 * rounds, 0);
      for (int self = 0; self < 2; self++) {
        int extra = self;
        system.thread(
            "t" + self,
            () -> {
              for (int round = 0; round < rounds; round++) {
                system.step(
                    "count" + round,
                    c ->
                        SmallSystem.put(
                            c,
                            counter,
                            c.get(counter) + (c.get(counter) > rounds ? extra : 0) + 1));
              }
            });
      }
      return system.build();
    };
  }

  /**
   * Two threads that do the same, but that one of them looks whether it is the second, and then
   * breaks a promise.
   */
  public static SystemBuilder alikeButSecond(int odd) {
    return engine -> {
      SmallSystem system = new SmallSystem(engine);
      int gone = system.cell("gone", 0, 1, 0);
      int broken = system.cell("broken", 0, 1, 0);
      for (int self = 0; self < 2; self++) {
        boolean looks = self == odd;
        system.thread(
            "t" + self,
            () -> {
              int second =
                  system.step(
                      "go",
                      c -> {
                        int seen = looks ? c.get(gone) : 0;
                        c.set(gone, 1);
                        return seen;
                      });
              engine.at("went", second);
              engine.perform(
                  new SmallSystem.Step(
                      "tell", c -> second == 0 ? 0 : SmallSystem.put(c, broken, 1)));
            });
      }
      system.always("whole", view -> view.cells().get(broken) == 0);
      return system.build();
    };
  }

  /** Two threads that do the same; a promise says that one of them is not done before the other. */
  public static SystemBuilder alikeButFirst(int last) {
    return engine -> {
      SmallSystem system = new SmallSystem(engine);
      for (int self = 0; self < 2; self++) {
        system.thread("t" + self, () -> system.skip("go"));
      }
      system.always("in_order", view -> !view.isDone(last) || view.isDone(1 - last));
      return system.build();
    };
  }

  /**
   * Threads that each count in a cell of their own, and then look whether those before them are
   * done with it.
   *
   * @param steps how far each counts
   * @param look whether they look
   */
  public static SystemBuilder apart(int threads, int steps, boolean look) {
    return engine -> {
      SmallSystem system = new SmallSystem(engine);
      int[] own = new int[threads];
      for (int self = 0; self < threads; self++) {
        own[self] = system.cell("own" + self, 0, steps, 0);
      }
      for (int self = 0; self < threads; self++) {
        int me = own[self];
        int before = own[Math.max(0, self - 1)];
        system.thread(
            "t" + self,
            () -> {
              for (int i = 1; i <= steps; i++) {
                int next = i;
                system.step("count" + i, c -> SmallSystem.put(c, me, next));
              }
              int seen = look ? system.step("look", c -> c.get(before)) : 0;
              engine.at("end", seen);
            });
      }
      return system.build();
    };
  }

  /** A thread that goes round for ever, and one that breaks a promise. */
  public static SystemBuilder roundAndRound() {
    return engine -> {
      SmallSystem system = new SmallSystem(engine);
      int own = system.cell("own", 0, 1, 0);
      int promised = system.cell("promised", 0, 1, 0);
      system.thread(
          "busy",
          () -> {
            while (true) {
              system.step("to", c -> SmallSystem.put(c, own, 1));
              system.step("fro", c -> SmallSystem.put(c, own, 0));
            }
          });
      system.thread("other", () -> system.step("break", c -> SmallSystem.put(c, promised, 1)));
      system.always("kept", v -> v.cells().get(promised) == 0);
      return system.build();
    };
  }

  /** Two threads that each set a cell; a promise says that the second is not the first to do so. */
  public static SystemBuilder inTurn() {
    return engine -> {
      SmallSystem system = new SmallSystem(engine);
      int[] cells = {system.cell("first", 0, 1, 0), system.cell("second", 0, 1, 0)};
      for (int self = 0; self < 2; self++) {
        int cell = cells[self];
        system.thread("t" + self, () -> system.step("set", c -> SmallSystem.put(c, cell, 1)));
      }
      system.always("in_turn", v -> v.cells().get(cells[1]) == 0 || v.cells().get(cells[0]) == 1);
      return system.build();
    };
  }

  /** Two-phase commit by Gray and Lamport, resource managers and one transaction manager. */
  public static SystemBuilder twoPhaseCommit(int managers) {
    return engine -> new TwoPhaseCommit(engine, managers).build();
  }

  /** A choice between two values, to see that each is followed. */
  public static SystemBuilder oneChoice(int alternatives) {
    return engine -> {
      SmallSystem system = new SmallSystem(engine);
      int chosen = system.cell("chosen", 0, alternatives, 0);
      system.thread("t", () -> pick(engine, chosen, alternatives));
      return system.build();
    };
  }

  /** A choice that is not the first operation of the section that it is in. */
  public static SystemBuilder lateChoice() {
    return engine -> {
      SmallSystem system = new SmallSystem(engine);
      int chosen = system.cell("chosen", 0, 3, 0);
      system.thread(
          "t",
          () -> {
            engine.beginAtomic();
            pick(engine, chosen, 1);
            pick(engine, chosen, 2);
            engine.endAtomic();
          });
      return system.build();
    };
  }

  /** Who comes first waits for the other with one of his choices, and not with the first. */
  public static SystemBuilder choiceThatWaits() {
    return engine -> {
      SmallSystem system = new SmallSystem(engine);
      int chosen = system.cell("chosen", 0, 2, 0);
      int open = system.cell("open", 0, 1, 0);
      record Wait(int chosen, int open) implements Choice {
        @Override
        public int alternatives() {
          return 2;
        }

        @Override
        public boolean mayBlock() {
          return true;
        }

        @Override
        public int apply(Cells cells, int thread, int alternative) {
          boolean waits = alternative == 1 && cells.get(open) == 0;
          return waits ? BLOCKED : SmallSystem.put(cells, chosen, alternative + 1);
        }
      }
      system.thread(
          "chooser",
          () -> {
            engine.perform(new Wait(chosen, open));
            engine.at("end");
          });
      system.thread("opener", () -> system.step("open", c -> SmallSystem.put(c, open, 1)));
      return system.build();
    };
  }

  private static void pick(Engine engine, int cell, int alternatives) {
    record Pick(int cell, int alternatives) implements Choice {
      @Override
      public int apply(Cells cells, int thread, int alternative) {
        return SmallSystem.put(cells, cell, alternative + 1);
      }
    }
    engine.perform(new Pick(cell, alternatives));
    engine.at("end");
  }
}
