package org.sfmc.checker.run;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.sfmc.checker.explore.Position;
import org.sfmc.checker.unfold.Node;
import org.sfmc.model.system.ModelledSystem;
import org.sfmc.scenarios.compile.Awaited;
import org.sfmc.scenarios.compile.Compiled;

/** Who waits for what, in words. */
final class Waiting {
  private final Compiled compiled;
  private final ModelledSystem system;
  private final Recorder recorder;

  private Waiting(Compiled compiled, ModelledSystem system, Recorder recorder) {
    this.compiled = compiled;
    this.system = system;
    this.recorder = recorder;
  }

  /** Why a thread cannot go on. */
  static String why(ModelledSystem system, Position position, int thread) {
    String name = system.threads().get(thread).name();
    Node node = position.node(thread);
    if (node.isEnd()) {
      return name + " is done";
    }
    int holder = node.operation().waitsFor(position.cells(), thread);
    boolean gone = holder >= 0 && position.node(holder).isEnd();
    String whom = gone ? " for " + system.threads().get(holder).name() + ", which is done" : "";
    return name + " waits" + whom + ": " + node.operation();
  }

  /** One sentence for each thread that is not done, with what it holds; then the cycle, if any. */
  static List<String> sentences(Compiled compiled, ModelledSystem system, Recorder recorder) {
    Waiting waiting = new Waiting(compiled, system, recorder);
    List<String> sentences = new ArrayList<>();
    for (int t = 0; t < system.threads().size(); t++) {
      if (!recorder.position().node(t).isEnd()) {
        String held = held(recorder.held().getOrDefault(t, Map.of()));
        sentences.add(
            why(system, recorder.position(), t)
                + waiting.setters(t)
                + (held.isEmpty() ? "" : "; it holds " + held));
      }
    }
    for (int t = 0; t < system.threads().size(); t++) {
      String kept = recorder.position().node(t).isEnd() ? held(waiting.kept(t)) : "";
      if (!kept.isEmpty()) {
        sentences.add(waiting.name(t) + " is done, and has not given back " + kept);
      }
    }
    waiting.cycle().ifPresent(sentences::add);
    return sentences;
  }

  /** What a thread holds that nobody gave back for another. */
  private Map<String, Integer> kept(int thread) {
    Map<String, Integer> kept = new TreeMap<>(recorder.held().getOrDefault(thread, Map.of()));
    kept.keySet()
        .removeIf(
            held -> recorder.held().values().stream().anyMatch(c -> c.getOrDefault(held, 0) < 0));
    return kept;
  }

  /** What a thread's {@code await} waits for; nothing where it waits otherwise. */
  private Awaited awaited(int thread) {
    return Awaited.at(compiled, recorder.position().node(thread).point());
  }

  /** Who alone could give a thread what it awaits. */
  private String setters(int thread) {
    StringBuilder said = new StringBuilder();
    awaited(thread)
        .setters()
        .forEach(
            (variable, threads) -> {
              List<String> others = threads.stream().filter(t -> !t.equals(name(thread))).toList();
              if (others.isEmpty()) {
                said.append(", and nobody else sets ").append(variable);
              } else if (others.size() == 1) {
                said.append(", and only ").append(others.get(0)).append(" sets ").append(variable);
              }
            });
    return said.toString();
  }

  /** A way round, each thread waiting for the next; a thread that waits for itself only in need. */
  private Optional<String> cycle() {
    for (int t = 0; t < system.threads().size(); t++) {
      List<Integer> round = round(t);
      if (!round.isEmpty()) {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < round.size(); i++) {
          int next = round.get((i + 1) % round.size());
          parts.add(
              name(round.get(i)) + " waits for " + (round.size() == 1 ? "itself" : name(next)));
        }
        return Optional.of(String.join(", ", parts));
      }
    }
    return Optional.empty();
  }

  private List<Integer> round(int start) {
    Deque<List<Integer>> paths = new ArrayDeque<>(List.of(List.of(start)));
    Set<Integer> seen = new TreeSet<>();
    while (!paths.isEmpty()) {
      List<Integer> path = paths.remove();
      for (int next : waitsFor(path.get(path.size() - 1))) {
        if (next == start && path.size() > 1) {
          return path;
        } else if (next != start && seen.add(next)) {
          List<Integer> longer = new ArrayList<>(path);
          longer.add(next);
          paths.add(longer);
        }
      }
    }
    return waitsFor(start).contains(start) ? List.of(start) : List.of();
  }

  private List<Integer> waitsFor(int thread) {
    Node node = recorder.position().node(thread);
    if (node.isEnd()) {
      return List.of();
    }
    int holder = node.operation().waitsFor(recorder.position().cells(), thread);
    if (holder >= 0) {
      return List.of(holder);
    }
    List<Integer> holders = new ArrayList<>();
    Awaited awaited = awaited(thread);
    for (int t = 0; t < system.threads().size(); t++) {
      String other = name(t);
      boolean asked =
          awaited.threads().contains(other)
              || awaited.setters().values().stream().anyMatch(s -> s.contains(other));
      if (t != thread && asked && !recorder.position().node(t).isEnd()) {
        holders.add(t);
      }
    }
    if (node.operation().waitsForHolders()) {
      recorder
          .held()
          .forEach(
              (t, counts) -> {
                boolean stuck = !recorder.position().node(t).isEnd();
                if (stuck && counts.values().stream().anyMatch(c -> c > 0)) {
                  holders.add(t);
                }
              });
    }
    return holders;
  }

  private String name(int thread) {
    return system.threads().get(thread).name();
  }

  private static String held(Map<String, Integer> counts) {
    return counts.entrySet().stream()
        .filter(e -> e.getValue() > 0)
        .map(e -> e.getValue() == 1 ? e.getKey() : e.getKey() + " " + e.getValue() + " times")
        .collect(Collectors.joining(" and "));
  }
}
