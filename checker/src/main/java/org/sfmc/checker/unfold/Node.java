package org.sfmc.checker.unfold;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.sfmc.model.machine.Choice;
import org.sfmc.model.machine.Mover;
import org.sfmc.model.machine.Mutex;
import org.sfmc.model.machine.Operation;

/** A position of one thread: the operation that its code asks for next, or its end. */
public final class Node {
  /** One way to a node: the node before, and the result received there. */
  record Way(Node from, int result) {}

  private final int id;
  private final Request request;

  // What the search asks of the operation at every step, asked once.
  private final Operation operation;
  private final Mutex guard;
  private final Mover mover;
  private final boolean mayBlock;
  private final int alternatives;
  private final boolean insideAtomic;
  private final boolean beginsAtomic;

  /** The first way here, then the others that were merged into it; none for the root. */
  private final List<Way> ways = new ArrayList<>();

  private int depth;

  /** What results lead to; replaced as a whole, so that others may read meanwhile. */
  private volatile Children children = new Children(new int[0], new Node[0]);

  /** What is known of what comes next; null for nothing. */
  private Ahead ahead;

  private record Children(int[] results, Node[] nodes) {}

  Node(int id, Request request) {
    this.id = id;
    this.request = request;
    this.operation = request.operation();
    this.insideAtomic = request.insideAtomic();
    this.beginsAtomic = request.beginsAtomic();
    boolean end = operation == null;
    this.guard = end ? null : operation.guard();
    this.mover = end ? Mover.BOTH : operation.mover();
    this.mayBlock = !end && operation.mayBlock();
    this.alternatives = operation instanceof Choice choice ? choice.alternatives() : 1;
  }

  /** From 0, dense, in the order of discovery within its thread. */
  public int id() {
    return id;
  }

  /** The operation asked for; null at the end of the thread. */
  public Operation operation() {
    return operation;
  }

  /** Whether the thread's code has ended. */
  public boolean isEnd() {
    return operation == null;
  }

  /** Whether the operation belongs to the step of the one before it, by {@code atomic}. */
  public boolean isInsideAtomic() {
    return insideAtomic;
  }

  /** Whether the operation is the first of those that {@code atomic} makes one step. */
  public boolean beginsAtomic() {
    return beginsAtomic;
  }

  /** How many outcomes the operation has. */
  public int alternatives() {
    return alternatives;
  }

  /** The mutex that the operation needs, or null. */
  public Mutex guard() {
    return guard;
  }

  /** How the operation commutes with other threads. */
  public Mover mover() {
    return mover;
  }

  /** Whether the operation can be blocked. */
  public boolean mayBlock() {
    return mayBlock;
  }

  /** The latest statement boundary, or "" before the first. */
  public String point() {
    return request.point();
  }

  /** The value of a local at the latest statement boundary; 0 before the first. */
  public int local(int slot) {
    int[] locals = request.locals();
    return slot < locals.length ? locals[slot] : 0;
  }

  /** Whether the operation is the first that its statement asks for. */
  public boolean beginsStatement() {
    return request.mergeable() && request.loopHead().isEmpty();
  }

  Request request() {
    return request;
  }

  /** The number of results before it, on the first way. */
  public int depth() {
    return depth;
  }

  List<Way> ways() {
    return ways;
  }

  void addWay(Way way) {
    if (ways.isEmpty() && way != null) {
      depth = way.from.depth + 1;
    }
    if (!ways.contains(way)) {
      ways.add(way);
    }
  }

  Node child(int result) {
    Children known = children;
    for (int i = 0; i < known.results.length; i++) {
      if (known.results[i] == result) {
        return known.nodes[i];
      }
    }
    return null;
  }

  void addChild(int result, Node child) {
    int count = children.results.length;
    int[] results = Arrays.copyOf(children.results, count + 1);
    Node[] nodes = Arrays.copyOf(children.nodes, count + 1);
    results[count] = result;
    nodes[count] = child;
    children = new Children(results, nodes);
  }

  Ahead ahead() {
    return ahead;
  }

  void setAhead(Ahead runs) {
    ahead = runs;
  }

  /** Whether the operation has been performed, and the code has gone on. */
  public boolean isPerformed() {
    return children.results.length > 0;
  }

  /** The results for which this node has been extended. */
  int[] extendedBy() {
    return children.results.clone();
  }

  @Override
  public String toString() {
    return isEnd() ? "the end" : operation().toString();
  }
}
