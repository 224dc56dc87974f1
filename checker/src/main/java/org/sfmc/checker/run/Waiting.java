package org.sfmc.checker.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.sfmc.checker.explore.Position;
import org.sfmc.checker.unfold.Node;
import org.sfmc.model.system.ModelledSystem;

/** Who waits for what, in words. */
final class Waiting {
  private Waiting() {}

  /** Why a thread cannot go on. */
  static String why(ModelledSystem system, Position position, int thread) {
    String name = system.threads().get(thread).name();
    Node node = position.node(thread);
    return node.isEnd() ? name + " is done" : name + " waits: " + node.operation();
  }

  /** One sentence for each thread that is not done, with what it holds. */
  static List<String> sentences(ModelledSystem system, Recorder recorder) {
    List<String> sentences = new ArrayList<>();
    for (int t = 0; t < system.threads().size(); t++) {
      if (!recorder.position().node(t).isEnd()) {
        String held = held(recorder.held().getOrDefault(t, Map.of()));
        sentences.add(
            why(system, recorder.position(), t) + (held.isEmpty() ? "" : "; it holds " + held));
      }
    }
    return sentences;
  }

  private static String held(Map<String, Integer> counts) {
    return counts.entrySet().stream()
        .filter(e -> e.getValue() > 0)
        .map(e -> e.getValue() == 1 ? e.getKey() : e.getKey() + " " + e.getValue() + " times")
        .collect(Collectors.joining(" and "));
  }
}
