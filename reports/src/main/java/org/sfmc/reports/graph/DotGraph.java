package org.sfmc.reports.graph;

import java.util.ArrayList;
import java.util.List;
import org.sfmc.checker.explore.StateGraph;
import org.sfmc.scenarios.compile.Compiled;

/**
 * A state graph in the DOT language of Graphviz. Everything that is quoted is escaped as that
 * language asks; names are numbers.
 */
public final class DotGraph {
  private final Drawn drawn;
  private final StringBuilder out = new StringBuilder();

  private DotGraph(Drawn drawn) {
    this.drawn = drawn;
  }

  /**
   * The graph of a run.
   *
   * @param path states to draw in red, with the steps between them; empty for none
   */
  public static String print(Compiled compiled, StateGraph graph, List<Integer> path) {
    return new DotGraph(new Drawn(compiled, graph, path)).print();
  }

  private String print() {
    out.append("digraph ").append(quoted(drawn.run())).append(" {\n");
    out.append("  node [shape=box, style=rounded, fontname=monospace, fontsize=10];\n");
    out.append("  edge [fontname=monospace, fontsize=9];\n");
    drawn.graph().states().forEach(this::state);
    int ends = 0;
    for (StateGraph.Step step : drawn.graph().steps()) {
      String to = "s" + step.to();
      if (step.to() == StateGraph.NOWHERE) {
        to = "end" + ends++;
        out.append("  ").append(to).append(" [shape=octagon, label=").append(quoted(step.end()));
        out.append("];\n");
      }
      step(step, to);
    }
    return out.append("}\n").toString();
  }

  private void state(StateGraph.State state) {
    List<String> lines = new ArrayList<>(List.of(Integer.toString(state.number())));
    for (int t = 0; t < state.threads().size(); t++) {
      String place = drawn.place(state.threads().get(t));
      lines.add(drawn.thread(t) + (place.isEmpty() ? " is done" : ": " + place));
    }
    state.broken().forEach(name -> lines.add("✗ " + name));
    List<String> attributes = new ArrayList<>();
    attributes.add("label=" + quoted(String.join("\n", lines) + "\n"));
    if (state.isInitial()) {
      attributes.add("style=\"rounded,bold\"");
    }
    if (state.isFinal()) {
      attributes.add("peripheries=2");
    } else if (drawn.isStuck(state)) {
      attributes.add("shape=octagon");
    }
    if (drawn.isOnPath(state.number())) {
      attributes.add("color=red");
    }
    out.append("  s").append(state.number());
    out.append(" [").append(String.join(", ", attributes)).append("];\n");
  }

  private void step(StateGraph.Step step, String to) {
    boolean red = drawn.isOnPath(step);
    out.append("  s").append(step.from()).append(" -> ").append(to);
    out.append(" [label=").append(quoted(drawn.word(step.move())));
    out.append(red ? ", color=red, fontcolor=red, penwidth=2];\n" : "];\n");
  }

  /** A quoted string; {@code \\l} ends a line, which is set to the left. */
  static String quoted(String text) {
    String escaped = text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\l");
    return "\"" + escaped + "\"";
  }
}
