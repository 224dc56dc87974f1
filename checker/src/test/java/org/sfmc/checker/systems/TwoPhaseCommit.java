package org.sfmc.checker.systems;

import static org.sfmc.model.machine.Operation.BLOCKED;

import org.sfmc.model.machine.Cells;
import org.sfmc.model.machine.Choice;
import org.sfmc.model.machine.Engine;
import org.sfmc.model.system.ModelledSystem;

/**
 * Two-phase commit (Gray and Lamport, Consensus on transaction commit, 2006), with the actions of
 * the specification that comes with the TLA+ examples: messages are never lost or taken away, and a
 * resource manager may act on the same message again.
 *
 * <p>Each manager is one thread going round, and each round a choice among its actions.
 */
final class TwoPhaseCommit {
  private static final int WORKING = 0;
  private static final int PREPARED = 1;
  private static final int COMMITTED = 2;
  private static final int ABORTED = 3;

  private final SmallSystem system;
  private final Engine engine;
  private final int managers;
  private final int[] state;
  private final int[] received;
  private final int[] sentPrepared;
  private final int decided;
  private final int sentCommit;
  private final int sentAbort;

  TwoPhaseCommit(Engine engine, int managers) {
    this.engine = engine;
    this.system = new SmallSystem(engine);
    this.managers = managers;
    state = new int[managers];
    received = new int[managers];
    sentPrepared = new int[managers];
    for (int i = 0; i < managers; i++) {
      state[i] = system.cell("rm" + i, WORKING, ABORTED, WORKING);
      received[i] = system.cell("tmPrepared" + i, 0, 1, 0);
      sentPrepared[i] = system.cell("msgPrepared" + i, 0, 1, 0);
    }
    decided = system.cell("tm", 0, 1, 0);
    sentCommit = system.cell("msgCommit", 0, 1, 0);
    sentAbort = system.cell("msgAbort", 0, 1, 0);
  }

  ModelledSystem build() {
    system.thread("tm", () -> goRound(new Coordinate(this)));
    for (int i = 0; i < managers; i++) {
      int self = i;
      system.thread("rm" + i, () -> goRound(new Manage(this, self)));
    }
    system.always("consistent", v -> !(any(v.cells(), COMMITTED) && any(v.cells(), ABORTED)));
    return system.build();
  }

  private void goRound(Choice round) {
    while (true) {
      engine.at("round");
      engine.perform(round);
    }
  }

  private boolean any(Cells cells, int value) {
    for (int s : state) {
      if (cells.get(s) == value) {
        return true;
      }
    }
    return false;
  }

  private record Coordinate(TwoPhaseCommit of) implements Choice {
    @Override
    public int alternatives() {
      return of.managers + 2;
    }

    @Override
    public int apply(Cells c, int thread, int alternative) {
      if (c.get(of.decided) == 1) {
        return BLOCKED;
      }
      if (alternative < of.managers) {
        return receivePrepared(c, alternative);
      }
      boolean commit = alternative == of.managers;
      if (commit) {
        for (int r : of.received) {
          if (c.get(r) == 0) {
            return BLOCKED;
          }
        }
      }
      c.set(of.decided, 1);
      c.set(commit ? of.sentCommit : of.sentAbort, 1);
      return 0;
    }

    private int receivePrepared(Cells c, int manager) {
      if (c.get(of.sentPrepared[manager]) == 0) {
        return BLOCKED;
      }
      c.set(of.received[manager], 1);
      return 0;
    }

    @Override
    public boolean mayBlock() {
      return true;
    }
  }

  private record Manage(TwoPhaseCommit of, int self) implements Choice {
    @Override
    public int alternatives() {
      return 4;
    }

    @Override
    public int apply(Cells c, int thread, int alternative) {
      int mine = of.state[self];
      boolean enabled =
          switch (alternative) {
            case 0, 1 -> c.get(mine) == WORKING;
            case 2 -> c.get(of.sentCommit) == 1;
            default -> c.get(of.sentAbort) == 1;
          };
      if (!enabled) {
        return BLOCKED;
      }
      c.set(mine, alternative == 0 ? PREPARED : alternative == 2 ? COMMITTED : ABORTED);
      if (alternative == 0) {
        c.set(of.sentPrepared[self], 1);
      }
      return 0;
    }

    @Override
    public boolean mayBlock() {
      return true;
    }
  }
}
