package org.sfmc.checker.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Predicate;
import org.sfmc.checker.explore.Grain;
import org.sfmc.checker.explore.Move;
import org.sfmc.checker.run.Recorder.Happened;
import org.sfmc.checker.unfold.Node;
import org.sfmc.checker.unfold.Unfolding;
import org.sfmc.model.claim.Claim;
import org.sfmc.model.claim.View;
import org.sfmc.model.machine.Layout;
import org.sfmc.model.system.ModelledSystem;
import org.sfmc.scenarios.compile.Compiled;
import org.sfmc.scenarios.compile.Points;

/**
 * A run that somebody makes move by move, and takes back. It is followed from the start after every
 * move, so that there is nothing to undo.
 */
public final class Session {
  /**
   * A move that can be made.
   *
   * @param word as a schedule writes it
   * @param what the statement or the event that it begins with
   */
  public record Choice(Move move, String word, String what) {}

  private final Compiled compiled;
  private final Grain grain;
  private final Unfolding unfolding;
  private final ModelledSystem system;
  private final int initial;
  private final List<Move> moves;
  private Recorder recorder;
  private List<Replayed.Broken> broken = List.of();
  private boolean stuck;

  /**
   * Begins with the moves of a schedule.
   *
   * @throws Recorder.Diverged where they cannot be made
   */
  public Session(Compiled compiled, Grain grain, Schedule begin) {
    this.compiled = compiled;
    this.grain = grain;
    this.unfolding = new Unfolding(compiled.builder());
    this.system = unfolding.system();
    this.initial = begin.initial();
    this.moves = new ArrayList<>(begin.moves());
    follow();
  }

  private void follow() {
    recorder = new Recorder(unfolding, grain);
    RunJudge judge = new RunJudge(system.claims());
    recorder.follow(schedule(), judge::passes);
    boolean ended = !recorder.broken().isEmpty();
    stuck =
        !ended
            && !recorder.position().isFinal()
            && Moves.obliged(recorder.position(), system).isEmpty();
    if (!ended) {
      judge.ends(recorder.position(), stuck);
    } else if (!recorder.brokenProperty().isEmpty()) {
      judge.panics(recorder.brokenProperty(), recorder.broken());
    }
    broken = judge.broken();
  }

  /** What can be done now; nothing where the run has ended. */
  public List<Choice> choices() {
    if (!recorder.broken().isEmpty()) {
      return List.of();
    }
    return Moves.all(recorder.position(), system).stream()
        .map(move -> new Choice(move, Schedule.word(system, move), what(move)))
        .toList();
  }

  private String what(Move move) {
    int threads = system.threads().size();
    if (move.index() >= threads) {
      return system.environment().get(move.index() - threads).operation().toString();
    }
    Node node = recorder.position().node(move.index());
    Points points = compiled.points();
    String chosen = recorder.position().chosen(move);
    String to = chosen.isEmpty() ? "" : " → " + chosen;
    String operation = node.operation() + to;
    if (!points.isStatement(node.point())) {
      return operation;
    }
    String text = points.get(node.point()).text();
    return node.beginsStatement() ? text + to : "… " + text + ": " + operation;
  }

  /** Makes a move. */
  public void take(Move move) {
    moves.add(move);
    follow();
  }

  /** Takes the last move back; says whether there was one. */
  public boolean back() {
    if (moves.isEmpty()) {
      return false;
    }
    moves.remove(moves.size() - 1);
    follow();
    return true;
  }

  /** The moves so far. */
  public Schedule schedule() {
    return new Schedule(initial, moves);
  }

  /** The moves so far in words. */
  public String words() {
    return schedule().text(system);
  }

  /** What the last move did: its operations in words. */
  public List<String> done() {
    List<String> said = new ArrayList<>();
    for (Happened h : recorder.happened()) {
      boolean tells = h.node() == null || !h.operation().mover().isBookkeeping();
      if (h.move() == moves.size() - 1 && !h.broken().isEmpty()) {
        said.add(h.broken());
      } else if (h.move() == moves.size() - 1 && tells) {
        said.add(h.operation().describe(h.result()));
      }
    }
    return said;
  }

  /** What the last move changed. */
  public List<Trace.Change> changes() {
    List<Happened> last =
        recorder.happened().stream().filter(h -> h.move() == moves.size() - 1).toList();
    List<Trace.Change> changes = new ArrayList<>();
    if (!last.isEmpty()) {
      List<Layout.Component> components = system.layout().components();
      List<String> before = last.get(0).before();
      List<String> after = last.get(last.size() - 1).after();
      for (int c = 0; c < components.size(); c++) {
        if (!before.get(c).equals(after.get(c))) {
          changes.add(new Trace.Change(components.get(c).name(), before.get(c), after.get(c)));
        }
      }
    }
    return changes;
  }

  /** Every component of the state and its value, in the order of their declaration. */
  public Map<String, String> state() {
    Map<String, String> state = new LinkedHashMap<>();
    for (Layout.Component component : system.layout().components()) {
      state.put(component.name(), component.text().apply(recorder.position().cells()));
    }
    return state;
  }

  /** Every promise that the run so far breaks. */
  public List<Replayed.Broken> broken() {
    return broken;
  }

  /** Whether every thread is done. */
  public boolean isFinal() {
    return recorder.broken().isEmpty() && recorder.position().isFinal();
  }

  /** For each thread that waits for ever: what for; nothing while somebody can move. */
  public List<String> waiting() {
    return stuck ? Waiting.sentences(compiled, system, recorder) : List.of();
  }

  /**
   * After how many moves of a schedule what is asked of the run ({@link Compiled#QUESTION}) is true
   * for the first time; empty where it never is.
   *
   * @throws Recorder.Diverged where the schedule cannot be followed
   */
  public static OptionalInt firstTrue(Compiled asked, Grain grain, Schedule schedule) {
    Unfolding unfolding = new Unfolding(asked.builder());
    Predicate<View> question =
        unfolding.system().claims().stream()
            .filter(claim -> claim.name().equals(Compiled.QUESTION))
            .map(Claim::holds)
            .findFirst()
            .orElseThrow();
    int[] seen = {0, -1};
    new Recorder(unfolding, grain)
        .follow(
            schedule,
            state -> {
              if (seen[1] < 0 && question.test(state)) {
                seen[1] = seen[0];
              }
              seen[0]++;
            });
    return seen[1] < 0 ? OptionalInt.empty() : OptionalInt.of(seen[1]);
  }
}
