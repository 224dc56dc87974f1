package org.sfmc.checker.explore;

import org.sfmc.checker.unfold.Node;
import org.sfmc.checker.unfold.Unfolding;
import org.sfmc.model.claim.View;
import org.sfmc.model.machine.BoundsExceeded;
import org.sfmc.model.machine.Cells;
import org.sfmc.model.machine.Choice;
import org.sfmc.model.machine.Mover;
import org.sfmc.model.machine.Mutex;
import org.sfmc.model.machine.Operation;
import org.sfmc.model.machine.Violation;
import org.sfmc.model.system.ModelledSystem;

/** One state, mutable, and the one place that knows how to take a step from it. */
public final class Position implements View {
  /** Sees each operation of a step as it happens. */
  @FunctionalInterface
  public interface Listener {
    /** {@code thread} has performed the operation of {@code node}; −1 for the environment. */
    void performed(int thread, Node node, Operation operation, int result);

    /** So many operations, the latest, are no part of the step and have not happened. */
    default void takenBack(int operations) {}
  }

  /** Longest step; more means a loop that performs no visible operation. */
  private static final int LONGEST_STEP = 100_000;

  static final Listener NOBODY = (thread, node, operation, result) -> {};

  private final Unfolding unfolding;
  private final ModelledSystem system;
  private final Grain grain;
  private final Listener listener;
  private final Operation[] events;
  private final Cells cells;
  private final Node[] nodes;

  // Where the step being taken may still turn out to have ended.
  private final Cells savedCells;
  private Node savedNode;
  private int sinceSaved;

  public Position(Unfolding unfolding, Grain grain) {
    this(unfolding, grain, NOBODY);
  }

  public Position(Unfolding unfolding, Grain grain, Listener listener) {
    this(unfolding, grain, listener, unfolding.system().layout().initial());
  }

  /** With these cells, which others may watch. */
  public Position(Unfolding unfolding, Grain grain, Listener listener, Cells cells) {
    this.unfolding = unfolding;
    this.system = unfolding.system();
    this.grain = grain;
    this.listener = listener;
    this.events =
        system.environment().stream()
            .map(ModelledSystem.Event::operation)
            .toArray(Operation[]::new);
    this.cells = cells;
    this.nodes = new Node[system.threads().size()];
    this.savedCells = system.layout().initial();
    start(0);
  }

  /** Goes to one of the initial states. */
  public void start(int initial) {
    cells.setTo(system.initialStates().get(initial).cells());
    for (int t = 0; t < nodes.length; t++) {
      nodes[t] = unfolding.root(t);
    }
  }

  /** An equal position that nobody listens to. */
  public Position copy() {
    Position copy = new Position(unfolding, grain);
    copy.set(this);
    return copy;
  }

  /** Becomes equal to another position of the same system. */
  public void set(Position other) {
    cells.setTo(other.cells);
    System.arraycopy(other.nodes, 0, nodes, 0, nodes.length);
  }

  @Override
  public Cells cells() {
    return cells;
  }

  @Override
  public int local(int thread, int slot) {
    return nodes[thread].local(slot);
  }

  @Override
  public boolean isDone(int thread) {
    return nodes[thread].isEnd();
  }

  /** Where a thread stands. */
  public Node node(int thread) {
    return nodes[thread];
  }

  void setNode(int thread, Node node) {
    nodes[thread] = node;
  }

  /** Whether every thread's code has ended. */
  public boolean isFinal() {
    for (Node node : nodes) {
      if (!node.isEnd()) {
        return false;
      }
    }
    return true;
  }

  /** How many alternatives a move has: 0 for a thread that is done. */
  public int alternatives(int index) {
    if (index >= nodes.length) {
      return 1;
    }
    return nodes[index].isEnd() ? 0 : nodes[index].alternatives();
  }

  /** What a move chooses, in words; empty where it has one outcome only. */
  public String chosen(Move move) {
    return alternatives(move.index()) > 1
        ? ((Choice) nodes[move.index()].operation()).text(move.alternative())
        : "";
  }

  /**
   * Takes a step.
   *
   * @return whether it could be taken; if not, nothing has changed
   * @throws Violation where the kernel would panic; the position is then of no use
   */
  public boolean step(int index, int alternative) {
    return index < nodes.length
        ? stepThread(index, alternative)
        : happen(events[index - nodes.length]);
  }

  private boolean happen(Operation event) {
    int result = event.apply(cells, -1);
    if (result == Operation.BLOCKED) {
      return false;
    }
    listener.performed(-1, null, event, result);
    return true;
  }

  /**
   * Performs operations of a thread for as long as they make one step.
   *
   * <p>After what others can see only left movers follow, and an operation that panics, or that a
   * mark belongs to, is none: it is seen to happen. That is known only when it has happened, so the
   * step is then taken back to where others saw it.
   */
  private boolean stepThread(int thread, int alternative) {
    boolean committed = false;
    boolean saved = false;
    boolean nextStatement = false;
    for (int performed = 0; performed < LONGEST_STEP; performed++) {
      Node node = nodes[thread];
      nextStatement |= performed > 0 && node.beginsStatement();
      if (performed > 0 && (node.isEnd() || endsBefore(node, committed, nextStatement))) {
        return true;
      }
      if (saved && node.mover() == Mover.MARK) {
        return takeBack(thread);
      }
      if (committed && !saved && mayBeTakenBack(node)) {
        save(thread);
        saved = true;
      }
      int result;
      try {
        result = perform(node, thread, performed == 0 ? alternative : 0);
      } catch (Violation violation) {
        if (saved) {
          return takeBack(thread);
        }
        throw violation;
      }
      if (result == Operation.BLOCKED && grain == Grain.CALL && performed > 0 && oblige()) {
        continue;
      }
      if (result == Operation.BLOCKED) {
        return performed > 0;
      }
      committed |= node.mover().commits();
      if (listener != NOBODY) {
        sinceSaved++;
        listener.performed(thread, node, node.operation(), result);
      }
      nodes[thread] = unfolding.next(thread, node, result);
    }
    throw loops(thread);
  }

  /** Lets happen what is bound to happen; says whether that was anything. */
  private boolean oblige() {
    boolean happened = false;
    for (int e = 0; e < events.length; e++) {
      happened |= system.environment().get(e).isObliged() && happen(events[e]);
    }
    return happened;
  }

  private BoundsExceeded loops(int thread) {
    return new BoundsExceeded(
        "thread "
            + system.threads().get(thread).name()
            + " performs "
            + LONGEST_STEP
            + " operations that nobody else can see: it loops for ever");
  }

  private int perform(Node node, int thread, int alternative) {
    Operation operation = node.operation();
    Mutex guard = node.guard();
    if (guard != null && !guard.isHeldBy(cells, thread)) {
      throw new Violation(
          "guarded_by", "'" + operation + "' without " + guard + ", which guards it");
    }
    return alternative > 0
        ? ((Choice) operation).apply(cells, thread, alternative)
        : operation.apply(cells, thread);
  }

  private boolean endsBefore(Node node, boolean committed, boolean nextStatement) {
    if (node.isInsideAtomic() && node.alternatives() > 1) {
      // Only the first alternative would be tried.
      throw new IllegalStateException("a choice in the middle of a step: " + node);
    }
    if (grain == Grain.CALL) {
      return endsCallBefore(node, nextStatement);
    }
    if (node.isInsideAtomic() || node.mover().isBookkeeping()) {
      return false;
    }
    if (grain == Grain.OP || node.mayBlock() || node.alternatives() > 1) {
      return true;
    }
    Mover mover = node.mover();
    return committed && (node.beginsAtomic() || mover == Mover.RIGHT || mover == Mover.NEITHER);
  }

  /** A mark tells of the statement before it, other bookkeeping of the one in which it is done. */
  private static boolean endsCallBefore(Node node, boolean nextStatement) {
    return !node.isInsideAtomic()
        && node.mover() != Mover.MARK
        && (nextStatement || node.operation().resumes() || node.alternatives() > 1);
  }

  /** Whether a step may end before the operation after all, when it is known what it leads to. */
  private boolean mayBeTakenBack(Node node) {
    return grain != Grain.CALL && !node.isInsideAtomic() && !node.mover().isBookkeeping();
  }

  private void save(int thread) {
    savedCells.setTo(cells);
    savedNode = nodes[thread];
    sinceSaved = 0;
  }

  /** Ends the step where it was saved: what it went on to is not for it to fuse. */
  private boolean takeBack(int thread) {
    cells.setTo(savedCells);
    nodes[thread] = savedNode;
    listener.takenBack(sinceSaved);
    return true;
  }
}
