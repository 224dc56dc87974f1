package org.sfmc.reports.graph;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sfmc.checker.explore.StateGraph;
import org.sfmc.scenarios.compile.Compiled;

/** A state graph as JSON, every component of every state in it. */
public final class JsonGraph {
  private static final Gson GSON =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

  /** What the JSON has at its top. */
  private record Graph(
      String schema, String run, List<State> states, List<Step> steps, List<Integer> path) {}

  private record State(
      int number,
      boolean initial,
      boolean last,
      boolean stuck,
      Map<String, String> threads,
      Map<String, String> components,
      List<String> broken) {}

  /** {@code to} is missing where the run ends in the step, {@code end} where it goes on. */
  private record Step(int from, Integer to, String move, String end) {}

  private JsonGraph() {}

  /**
   * The graph of a run.
   *
   * @param path the numbers of states on a path to point out; empty for none
   */
  public static String print(Compiled compiled, StateGraph graph, List<Integer> path) {
    Drawn drawn = new Drawn(compiled, graph, path);
    List<State> states = new ArrayList<>();
    for (StateGraph.State state : graph.states()) {
      Map<String, String> threads = new LinkedHashMap<>();
      for (int t = 0; t < state.threads().size(); t++) {
        threads.put(drawn.thread(t), drawn.place(state.threads().get(t)));
      }
      states.add(
          new State(
              state.number(),
              state.isInitial(),
              state.isFinal(),
              drawn.isStuck(state),
              threads,
              state.components(),
              state.broken()));
    }
    List<Step> steps =
        graph.steps().stream()
            .map(
                s ->
                    new Step(
                        s.from(),
                        s.to() == StateGraph.NOWHERE ? null : s.to(),
                        drawn.word(s.move()),
                        s.end().isEmpty() ? null : s.end()))
            .toList();
    Graph whole = new Graph("sfmc-graph-1", compiled.run().id(), states, steps, path);
    return GSON.toJson(whole) + "\n";
  }
}
