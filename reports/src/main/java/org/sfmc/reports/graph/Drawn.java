package org.sfmc.reports.graph;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.sfmc.checker.explore.Move;
import org.sfmc.checker.explore.StateGraph;
import org.sfmc.checker.run.Schedule;
import org.sfmc.checker.unfold.Node;
import org.sfmc.scenarios.compile.Compiled;
import org.sfmc.scenarios.compile.Points;

/** A state graph with a path in it, and the words for both. */
final class Drawn {
  private final Compiled compiled;
  private final StateGraph graph;
  private final List<Integer> path;
  private final Set<Integer> onPath;
  private final Set<Integer> left = new HashSet<>();

  Drawn(Compiled compiled, StateGraph graph, List<Integer> path) {
    this.compiled = compiled;
    this.graph = graph;
    this.path = path;
    this.onPath = new HashSet<>(path);
    graph.steps().forEach(step -> left.add(step.from()));
  }

  String run() {
    return compiled.run().id();
  }

  StateGraph graph() {
    return graph;
  }

  /** Where a thread stands: the statement it is at, or in; empty where it is done. */
  String place(Node node) {
    Points points = compiled.points();
    if (node.isEnd()) {
      return "";
    } else if (!points.isStatement(node.point())) {
      return node.operation().toString();
    }
    return (node.beginsStatement() ? "" : "… ") + points.get(node.point()).text();
  }

  /** The name of a thread. */
  String thread(int number) {
    return graph.system().threads().get(number).name();
  }

  /** A move as a schedule writes it. */
  String word(Move move) {
    return Schedule.word(graph.system(), move);
  }

  /** Whether nothing leads on from a state in which a thread is not done. */
  boolean isStuck(StateGraph.State state) {
    return !state.isFinal() && !left.contains(state.number());
  }

  /** Whether a state is on the path. */
  boolean isOnPath(int state) {
    return onPath.contains(state);
  }

  /** Whether a step is a part of the path. */
  boolean isOnPath(StateGraph.Step step) {
    int next = path.indexOf(step.from()) + 1;
    return next > 0 && next < path.size() && path.get(next) == step.to();
  }
}
