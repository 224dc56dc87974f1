package org.sfmc.checker.unfold;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.sfmc.model.system.ModelledSystem;
import org.sfmc.model.system.ModelledSystem.ThreadCode;
import org.sfmc.model.system.Resumable;
import org.sfmc.model.system.SystemBuilder;

/**
 * The automata of a system's threads, made as far as somebody has asked for them.
 *
 * <p>Equal situations reached on different paths are merged at program points. A merge is a claim
 * of the code, that it depends on nothing but the locals it names; so each merge is audited: every
 * way into a merged node must ask for the same operation after each result, up to the next program
 * point.
 *
 * <p>Several workers may walk about in it at once.
 */
public final class Unfolding {
  private static final int IN_NO_CALL = -1;
  private static final int AT_THE_CALL = -2;

  private final Replay replay = new Replay();
  private final ModelledSystem system;
  private final List<List<Node>> nodes = new ArrayList<>();
  private final List<Map<Key, Node>> points = new ArrayList<>();
  private final Set<String> passed = new TreeSet<>();

  /** Builds the system and finds what each thread asks for first. */
  public Unfolding(SystemBuilder builder) {
    this.system = builder.build(replay);
    for (int t = 0; t < system.threads().size(); t++) {
      nodes.add(new ArrayList<>());
      points.add(new HashMap<>());
      List<Request> run = run(t, Path.NONE);
      Request first = run.get(0);
      passed.addAll(first.passed());
      Node root = add(t, first);
      root.addWay(null);
      root.setAhead(new Ahead(List.of(run), 1, root, 1));
      if (first.mergeable()) {
        points.get(t).put(key(null, first), root);
      }
    }
  }

  /** The system that is unfolded. */
  public ModelledSystem system() {
    return system;
  }

  /** Where a thread starts. */
  public Node root(int thread) {
    return nodes.get(thread).get(0);
  }

  /** The thread's node with a number. */
  public synchronized Node node(int thread, int id) {
    return nodes.get(thread).get(id);
  }

  /** The number of nodes made so far for a thread. */
  public synchronized int size(int thread) {
    return nodes.get(thread).size();
  }

  /** Writes down what each node is reached by, so that the same can be made again. */
  public synchronized void save(DataOutput out) throws IOException {
    for (List<Node> known : nodes) {
      out.writeInt(known.size());
      for (Node node : known.subList(1, known.size())) {
        Node.Way way = node.ways().get(0);
        out.writeInt(way.from().id());
        out.writeInt(way.result());
      }
    }
  }

  /**
   * Makes the nodes that were written down, with the same numbers.
   *
   * @throws IOException where that is not possible
   */
  public synchronized void restore(DataInput in) throws IOException {
    for (int t = 0; t < nodes.size(); t++) {
      int count = in.readInt();
      for (int id = 1; id < count; id++) {
        Node made = next(t, node(t, in.readInt()), in.readInt());
        if (made.id() != id) {
          throw new IOException("the code of the threads is another");
        }
      }
    }
  }

  /** The statement boundaries that some thread has come to. */
  public synchronized Set<String> passed() {
    return Set.copyOf(passed);
  }

  /**
   * The lines of an implementation that ask for the operation of a node, one for each way to it;
   * none for an operation that no implementation asks for. Runs the code again.
   */
  public synchronized Set<Site> sites(int thread, Node node) {
    ThreadCode code = system.threads().get(thread);
    Set<Site> sites = new TreeSet<>();
    for (Path path : paths(thread, node)) {
      replay.site(thread, code, path).ifPresent(sites::add);
    }
    return sites;
  }

  /** Where a thread stands after a result, or after any where its code does not look at it. */
  public Node next(int thread, Node node, int result) {
    int seen = node.request().seen() ? result : 0;
    Node child = node.child(seen);
    return child != null ? child : extend(thread, node, seen);
  }

  private synchronized Node extend(int thread, Node node, int result) {
    if (node.child(result) != null) {
      return node.child(result);
    }
    Ahead ahead = node.request().seen() ? null : node.ahead();
    if (ahead == null || !ahead.isKnown()) {
      ahead = runOn(thread, node, result);
    }
    node.setAhead(null);
    Request request = ahead.first();
    passed.addAll(request.passed());
    ahead.others().forEach(other -> audit(thread, request, other));
    int known = nodes.get(thread).size();
    Node child = merge(thread, node, result, ahead);
    if (nodes.get(thread).size() > known) {
      child.setAhead(ahead.from(child));
    }
    node.addChild(result, child);
    return child;
  }

  /** Runs the code once for each path to a node, and on from there after a result. */
  private Ahead runOn(int thread, Node node, int result) {
    List<List<Request>> runs = new ArrayList<>();
    for (Path path : paths(thread, node)) {
      runs.add(run(thread, path.with(node.operation(), result)));
    }
    Node merged = merged(node);
    return new Ahead(runs, 0, merged, merged.ways().size());
  }

  /** The last merged node on the first way to a node, or the node itself. */
  private static Node merged(Node node) {
    Node at = node;
    while (!at.request().mergeable() && at.ways().get(0) != null) {
      at = at.ways().get(0).from();
    }
    return at;
  }

  /** All recorded paths to a node: one for each way into the last merged node before it. */
  private List<Path> paths(int thread, Node node) {
    Node merged = merged(node);
    List<Path> paths = new ArrayList<>();
    for (Node.Way way : merged.ways()) {
      Deque<Node.Way> ways = new ArrayDeque<>();
      for (Node at = node; at != merged; at = at.ways().get(0).from()) {
        ways.addFirst(at.ways().get(0));
      }
      paths.add(path(thread, way, ways));
    }
    return paths;
  }

  private Node merge(int thread, Node node, int result, Ahead ahead) {
    Request request = ahead.first();
    Node.Way way = new Node.Way(node, result);
    if (!request.mergeable()) {
      Node child = add(thread, request);
      child.addWay(way);
      return child;
    }
    Key key = key(node, request);
    Node known = points.get(thread).get(key);
    if (known == null) {
      Node child = add(thread, request);
      child.addWay(way);
      points.get(thread).put(key, child);
      return child;
    }
    audit(thread, known.request(), request);
    known.addWay(way);
    Path path = path(thread, way, new ArrayDeque<>());
    auditBelow(thread, known, path, ahead.runs().get(0), ahead.next() + 1);
    return known;
  }

  /**
   * Goes on from a merged node on a new path to it, as far as the node has been extended.
   *
   * @param run what a run on that path came to
   * @param next which of those requests follows the node
   */
  private void auditBelow(int thread, Node node, Path path, List<Request> run, int next) {
    for (int result : node.extendedBy()) {
      Path longer = path.with(node.operation(), result);
      boolean isKnown = !node.request().seen() && run.size() > next;
      List<Request> on = isKnown ? run : run(thread, longer);
      int at = isKnown ? next : 0;
      Node child = node.child(result);
      audit(thread, child.request(), on.get(at));
      if (!child.request().mergeable()) {
        auditBelow(thread, child, longer, on, at + 1);
      }
    }
  }

  private void audit(int thread, Request first, Request second) {
    passed.addAll(second.passed());
    if (!first.sameAs(second)) {
      throw new UnfoldingError(
          "thread "
              + system.threads().get(thread).name()
              + " forgets a local at a program point: two paths that were merged there ask for "
              + first
              + " and for "
              + second
              + ". Name every local that the code still uses in at(…) or loopHead(…).");
    }
  }

  /** A loop head belongs to one call, and a call to the node where its statement began. */
  private static Key key(Node node, Request request) {
    int call = IN_NO_CALL;
    if (!request.loopHead().isEmpty()) {
      if (request.point().isEmpty()) {
        throw new UnfoldingError(
            "loop head " + request.loopHead() + " belongs to no statement: mark one with at(…)");
      }
      call = callOf(node, request);
    }
    return new Key(
        request.point(),
        request.locals(),
        request.insideAtomic(),
        call,
        request.loopHead(),
        request.loopLocals());
  }

  private static int callOf(Node node, Request request) {
    if (request.callAt() > node.depth()) {
      return AT_THE_CALL;
    }
    Node at = node;
    while (at.depth() > request.callAt()) {
      at = at.ways().get(0).from();
    }
    return at.id();
  }

  private Node add(int thread, Request request) {
    Node node = new Node(nodes.get(thread).size(), request);
    nodes.get(thread).add(node);
    return node;
  }

  private List<Request> run(int thread, Path path) {
    return replay.run(thread, system.threads().get(thread), path);
  }

  private Path path(int thread, Node.Way way, Deque<Node.Way> more) {
    return Path.of(way, more, system.threads().get(thread).code() instanceof Resumable);
  }

  /** Inside {@code atomic} the same operation is a step of its own or not, by what came before. */
  private record Key(
      String point,
      int[] locals,
      boolean insideAtomic,
      int call,
      String loopHead,
      int[] loopLocals) {
    @Override
    public boolean equals(Object o) {
      return o instanceof Key k
          && insideAtomic == k.insideAtomic
          && call == k.call
          && point.equals(k.point)
          && loopHead.equals(k.loopHead)
          && Arrays.equals(locals, k.locals)
          && Arrays.equals(loopLocals, k.loopLocals);
    }

    @Override
    public int hashCode() {
      int hash = point.hashCode() * 31 + call;
      hash = hash * 31 + loopHead.hashCode();
      hash = hash * 31 + Arrays.hashCode(locals);
      return hash * 31 + Arrays.hashCode(loopLocals);
    }
  }
}
