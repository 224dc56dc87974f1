package org.sfmc.checker.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.sfmc.checker.explore.Automata.Answer;
import org.sfmc.checker.explore.Automata.Kind;
import org.sfmc.checker.explore.Automata.Look;
import org.sfmc.checker.explore.Automata.Place;
import org.sfmc.checker.explore.Automata.Result;
import org.sfmc.checker.explore.Automata.Tree;
import org.sfmc.checker.run.CorpusRuns;
import org.sfmc.checker.systems.Systems;
import org.sfmc.model.claim.Claim.When;
import org.sfmc.model.machine.BoundsExceeded;
import org.sfmc.model.system.ModelledSystem;
import org.sfmc.scenarios.compile.Compiled;

/** What was found of a system, kept as automata or as a graph, says what a search says. */
class AutomataTest {
  private static final Limits LIMITS = new Limits(400, Integer.MAX_VALUE, 0, 1L << 30);

  /** Some smaller runs of the corpus. */
  private static Stream<Compiled> some() {
    return CorpusRuns.some(15).stream().filter(run -> search(run).isExhaustive());
  }

  private static Exploration search(Compiled run) {
    return new Search(run.builder(), Grain.LOCK, LIMITS, f -> false).run();
  }

  /** The names of what is violated, but for what no single state and no single move tells. */
  private static Set<String> violated(Exploration found) {
    Set<String> names = new TreeSet<>();
    found.violations().forEach(f -> names.add(f.claim()));
    names.remove("no_livelock");
    return names;
  }

  @Test
  void automataCountWhatASearchCounts() {
    some()
        .forEach(
            run -> {
              Exploration found = search(run);
              Automata automata = Automata.of(run.builder(), Grain.LOCK, found.states());

              assertEquals(found.states(), automata.states(), run.run().id());
              assertEquals(found.transitions(), automata.transitions(), run.run().id());
              assertEquals(violated(found), new TreeSet<>(automata.violated()), run.run().id());
            });
  }

  /** They lead to the same states without the kernel's code. */
  @Test
  void automataAreWalkedWithoutTheCode() {
    some()
        .forEach(
            run -> {
              Automata automata = Automata.of(run.builder(), Grain.LOCK, LIMITS.states());
              Walked walked = new Walked(automata);

              assertEquals(automata.states(), walked.states.size(), run.run().id());
              assertEquals(automata.transitions(), walked.transitions, run.run().id());
              assertEquals(automata.panics(), walked.panics, run.run().id());
              assertTrue(automata.violated().containsAll(walked.broken), run.run().id());
            });
  }

  /** What the automata lead to, and nothing else. */
  private static final class Walked {
    private final Automata automata;
    private final ModelledSystem system;
    private final int cells;
    final Set<List<Integer>> states = new HashSet<>();
    final List<int[]> waiting = new ArrayList<>();
    final Set<String> broken = new HashSet<>();
    long transitions;
    long panics;

    Walked(Automata automata) {
      this.automata = automata;
      this.system = automata.system();
      this.cells = system.layout().size();
      for (ModelledSystem.Start start : system.initialStates()) {
        arrive(Arrays.copyOf(start.cells().toArray(), cells + system.threads().size()));
      }
      for (int next = 0; next < waiting.size(); next++) {
        leave(waiting.get(next));
      }
    }

    private void arrive(int[] state) {
      if (states.add(Arrays.stream(state).boxed().toList())) {
        waiting.add(state);
        system.claims().stream()
            .filter(claim -> claim.when() == When.ALWAYS)
            .filter(claim -> !((Answer) follow(automata.claims().get(claim), state)).holds())
            .forEach(claim -> broken.add(claim.name()));
      }
    }

    private void leave(int[] state) {
      int threads = system.threads().size();
      for (int index = 0; index < threads + system.environment().size(); index++) {
        int node = index < threads ? state[cells + index] : -1;
        boolean end = index < threads && automata.node(index, node).isEnd();
        int alternatives =
            end ? 0 : index < threads ? automata.node(index, node).alternatives() : 1;
        assertTrue(index >= threads || node < automata.nodes(index));
        for (int a = 0; a < alternatives; a++) {
          go(state, (Result) follow(automata.moves().get(new Place(index, node, a)), state));
        }
      }
    }

    private void go(int[] state, Result result) {
      transitions += result.kind() == Kind.BLOCKED ? 0 : 1;
      if (result.kind() == Kind.PANIC) {
        panics++;
        broken.add(result.property());
      } else if (result.kind() == Kind.DONE) {
        int[] next = state.clone();
        result.writes().forEach((field, value) -> next[field] = value);
        arrive(next);
      }
    }

    private static Tree follow(Tree tree, int[] state) {
      Tree at = tree;
      while (at instanceof Look look) {
        at = look.values().get(state[look.field()]);
      }
      return at;
    }
  }

  @Test
  void automataOfMoreStatesThanThatAreRefused() {
    assertEquals(42, Automata.of(Systems.peterson(false), Grain.LOCK, 42).states());
    BoundsExceeded thrown =
        assertThrows(
            BoundsExceeded.class, () -> Automata.of(Systems.peterson(false), Grain.LOCK, 41));
    assertEquals("there are more than 41 states", thrown.getMessage());
  }

  @Test
  void aGraphHasWhatASearchCounts() {
    some()
        .forEach(
            run -> {
              Exploration found = search(run);
              StateGraph graph =
                  StateGraph.of(run.builder(), Grain.LOCK, found.states()).orElseThrow();

              assertEquals(found.states(), graph.states().size(), run.run().id());
              assertEquals(found.transitions(), graph.steps().size(), run.run().id());
              assertEquals(
                  graph.system().initialStates().size(),
                  graph.states().stream().filter(StateGraph.State::isInitial).count());
              assertEquals(
                  found.discarded(),
                  graph.steps().stream()
                      .filter(step -> step.end().equals("an assumption does not hold"))
                      .count());
              found.outcomes().forEach(o -> assertEnds(graph, o));
              found.violations().forEach(f -> assertBreaks(graph, f, run.run().id()));
            });
  }

  private static void assertEnds(StateGraph graph, Exploration.Outcome outcome) {
    List<Integer> path = graph.path(outcome.initial(), outcome.witness());

    assertEquals(outcome.initial(), path.get(0));
    assertTrue(graph.states().get(path.get(path.size() - 1)).isFinal());
  }

  private static void assertBreaks(StateGraph graph, Finding finding, String run) {
    List<Integer> path = graph.path(finding.initial(), finding.run());
    int last = path.get(path.size() - 1);
    boolean always =
        graph.system().claims().stream()
            .anyMatch(c -> c.name().equals(finding.claim()) && c.when() == When.ALWAYS);

    if (last == StateGraph.NOWHERE) {
      String end = finding.claim() + ": " + finding.explanation();
      assertTrue(graph.steps().stream().anyMatch(step -> step.end().equals(end)), run);
    } else if (always) {
      assertTrue(graph.states().get(last).broken().contains(finding.claim()), run);
    } else {
      assertTrue(
          graph.steps().stream().noneMatch(step -> step.from() == last && isThread(graph, step)));
    }
  }

  private static boolean isThread(StateGraph graph, StateGraph.Step step) {
    return step.move().index() < graph.system().threads().size();
  }

  @Test
  void aGraphOfMoreStatesThanThatIsNone() {
    assertEquals(
        42, StateGraph.of(Systems.peterson(false), Grain.LOCK, 42).orElseThrow().states().size());
    assertTrue(StateGraph.of(Systems.peterson(false), Grain.LOCK, 41).isEmpty());
  }
}
