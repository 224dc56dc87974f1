package org.sfmc.reports.promela;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.sfmc.checker.explore.Automata;
import org.sfmc.checker.explore.Automata.Answer;
import org.sfmc.checker.explore.Automata.Kind;
import org.sfmc.checker.explore.Automata.Look;
import org.sfmc.checker.explore.Automata.Place;
import org.sfmc.checker.explore.Automata.Result;
import org.sfmc.checker.explore.Automata.Tree;
import org.sfmc.checker.unfold.Node;
import org.sfmc.model.claim.Claim;
import org.sfmc.model.claim.Claim.When;
import org.sfmc.model.machine.Layout;
import org.sfmc.model.system.ModelledSystem;

/**
 * A run as a Promela model: a process for each thread and each event, a variable for each cell and
 * for the place of each thread. A move is one {@code d_step}.
 */
public final class Promela {
  private static final Predicate<Tree> BLOCKED =
      leaf -> leaf instanceof Result result && result.kind() == Kind.BLOCKED;
  private static final Predicate<Tree> FALSE =
      leaf -> leaf instanceof Answer answer && !answer.holds();

  /** Lines of a step that SPIN still takes. */
  private static final int LONGEST = 1_000;

  private final Automata automata;
  private final ModelledSystem system;
  private final String about;
  private final Names names;
  private final Decisions decisions;
  private final StringBuilder text = new StringBuilder();

  private Promela(Automata automata, String about) {
    this.automata = automata;
    this.system = automata.system();
    this.about = about;
    this.names = new Names(automata);
    this.decisions = new Decisions(names);
  }

  /**
   * The model.
   *
   * @param about what it is a model of, in a few lines
   */
  public static String of(Automata automata, String about) {
    Promela promela = new Promela(automata, about);
    promela.header();
    promela.variables();
    promela.moving();
    promela.starts();
    for (int t = 0; t < promela.system.threads().size(); t++) {
      promela.thread(t);
    }
    for (int e = 0; e < promela.system.environment().size(); e++) {
      promela.event(e);
    }
    promela.claims();
    return promela.text.toString();
  }

  private void line(String format, Object... values) {
    text.append(values.length == 0 ? format : format.formatted(values)).append('\n');
  }

  private void header() {
    line("/*");
    about.lines().forEach(l -> line(" * " + l.replace("*/", "* /")));
    line(" *");
    line(" *   spin -o2 -a FILE && gcc -O2 -DSAFETY -DNOREDUCE -o pan pan.c && ./pan -m1000000 -n");
    line(" *");
    line(" * stores %d states and takes %d transitions%s.", states(), moves(), begins());
    line(" * %s", found());
    line(" * A process never ends, because that would be a transition of its own.");
    line(" * Left out: whether every run can still end, and what is to be true of some state.");
    line(" */");
  }

  /** Where a run begins is a state of its own if there is a choice. */
  private boolean chooses() {
    return system.initialStates().size() > 1;
  }

  private int states() {
    return automata.states() + (chooses() ? 1 : 0);
  }

  private long moves() {
    return automata.transitions() + 1 + (chooses() ? system.initialStates().size() : 0);
  }

  private String begins() {
    return chooses()
        ? ", one state and 1 + %d of them to begin".formatted(system.initialStates().size())
        : ", one of them to begin";
  }

  private String found() {
    return automata.violated().isEmpty()
        ? "No assertion is violated."
        : "Violated are: " + String.join(", ", automata.violated()) + ".";
  }

  private void variables() {
    Layout layout = system.layout();
    line("");
    line("hidden byte %s; /* a state that was not met before */", Decisions.EXPLORED);
    for (String property : properties()) {
      line("hidden byte %s;", Names.property(property));
    }
    line("");
    var start = system.initialStates().get(0).cells();
    for (int cell = 0; cell < layout.size(); cell++) {
      Layout.Cell declared = layout.cell(cell);
      String type = declared.low() >= 0 && declared.high() < 256 ? "byte" : "short";
      String value = chooses() || start.get(cell) == 0 ? "" : " = " + start.get(cell);
      line("%s %s%s; /* %s */", type, names.field(cell), value, declared.name());
    }
    for (int t = 0; t < system.threads().size(); t++) {
      line("short %s%s;", names.field(layout.size() + t), chooses() ? " = -1" : "");
    }
    line("#define BEGUN (%s)", chooses() ? names.field(layout.size()) + " != -1" : "true");
  }

  private void starts() {
    if (!chooses()) {
      return;
    }
    line("");
    line("active proctype start() {");
    line("end:");
    line("  do");
    for (ModelledSystem.Start start : system.initialStates()) {
      line("  :: d_step { !BEGUN -> /* %s */", start.name());
      for (int cell = 0; cell < system.layout().size(); cell++) {
        line("       %s = %d;", names.field(cell), start.cells().get(cell));
      }
      for (int t = 0; t < system.threads().size(); t++) {
        line("       %s = 0;", names.field(system.layout().size() + t));
      }
      line("     }");
    }
    line("  od");
    line("}");
  }

  /** Everything that an assertion may be about. */
  private TreeSet<String> properties() {
    TreeSet<String> properties = new TreeSet<>(automata.violated());
    automata.claims().keySet().forEach(claim -> properties.add(claim.name()));
    properties.add("no_deadlock");
    return properties;
  }

  /** Whether each thread, and each event that is bound to happen, can move. */
  private void moving() {
    line("");
    for (int index = 0; index < system.threads().size() + system.environment().size(); index++) {
      List<String> ways = new ArrayList<>();
      for (Map.Entry<Place, Tree> move : automata.moves().entrySet()) {
        if (move.getKey().index() == index) {
          condition(move.getKey(), move.getValue()).ifPresent(ways::add);
        }
      }
      String any = ways.isEmpty() ? "false" : String.join(" || ", ways);
      line("#define CAN_%d (%s)", index, any);
    }
  }

  /** When a move can be made; empty for never. */
  private Optional<String> condition(Place place, Tree tree) {
    StringJoiner all = new StringJoiner(" && ", "(", ")");
    if (place.node() >= 0) {
      all.add(names.field(system.layout().size() + place.index()) + " == " + place.node());
    }
    Optional<String> blocked = decisions.when(tree, BLOCKED);
    if (blocked.equals(Optional.of("true"))) {
      return Optional.empty();
    }
    blocked.ifPresent(condition -> all.add("!(" + condition + ")"));
    if (place.node() < 0) {
      all.add("BEGUN");
    }
    return Optional.of(all.toString());
  }

  private void thread(int thread) {
    line("");
    line("active proctype %s() {", names.thread(thread));
    line("end:");
    line("  do");
    options(thread);
    line("  :: false");
    line("  od");
    line("}");
  }

  private void event(int event) {
    line("");
    line("/* %s */", system.environment().get(event).operation());
    line("active proctype %s() {", names.fresh("event_" + event));
    line("end:");
    line("  do");
    options(system.threads().size() + event);
    line("  :: false");
    line("  od");
    line("}");
  }

  private void options(int index) {
    automata
        .moves()
        .forEach(
            (place, tree) -> {
              Optional<String> condition = condition(place, tree);
              if (place.index() == index && condition.isPresent()) {
                if (place.node() >= 0) {
                  Node node = automata.node(index, place.node());
                  line("  /* %s */", node.toString().replace("*/", "* /"));
                }
                option(condition.get(), tree);
              }
            });
  }

  /** One step, or several of which one can be made where it would be too long for SPIN. */
  private void option(String condition, Tree tree) {
    List<String> statements = decisions.statements(tree);
    if (statements.size() > LONGEST && tree instanceof Look look) {
      look.values()
          .forEach((value, below) -> option(condition + " && " + decisions.is(look, value), below));
      line("  :: d_step { %s && %s ->", condition, decisions.isNone(look));
      line("       assert(%s)", Decisions.EXPLORED);
      line("     }");
      return;
    }
    line("  :: d_step { %s ->", condition);
    statements.forEach(s -> line("       " + s));
    line("     }");
  }

  /** Looks on, and moves only where something is wrong. */
  private void claims() {
    StringJoiner stuck = new StringJoiner(" && ");
    for (int index = 0; index < system.threads().size() + system.environment().size(); index++) {
      boolean counts =
          index < system.threads().size()
              || system.environment().get(index - system.threads().size()).isObliged();
      if (counts) {
        stuck.add("!CAN_" + index);
      }
    }
    line("");
    line("#define STUCK (BEGUN && %s)", stuck);
    line("#define DONE (%s)", done());
    line("");
    line("active proctype claims() {");
    line("end:");
    line("  do");
    StringBuilder named = new StringBuilder();
    for (Map.Entry<Claim, Tree> claim : automata.claims().entrySet()) {
      String name = claim.getKey().name();
      Optional<String> broken = decisions.when(claim.getValue(), FALSE);
      if (broken.isPresent() && claim.getKey().when() == When.ALWAYS) {
        check(broken.get(), name);
      } else if (broken.isPresent() && claim.getKey().when() == When.FINALLY_ALWAYS) {
        check("STUCK && DONE && " + broken.get(), name);
      } else if (broken.isPresent()) {
        check("STUCK && !DONE" + named + " && " + broken.get(), name);
        named.append(" && !").append(broken.get());
      }
    }
    check("STUCK && !DONE" + named, "no_deadlock");
    line("  od");
    line("}");
  }

  private void check(String condition, String property) {
    line("  :: d_step { (%s) -> assert(%s) }", condition, Names.property(property));
  }

  private String done() {
    StringJoiner all = new StringJoiner(" && ");
    for (int t = 0; t < system.threads().size(); t++) {
      StringJoiner ends = new StringJoiner(" || ", "(", ")");
      for (int id = 0; id < automata.nodes(t); id++) {
        if (automata.node(t, id).isEnd()) {
          ends.add(names.field(system.layout().size() + t) + " == " + id);
        }
      }
      all.add(ends.toString().equals("()") ? "false" : ends.toString());
    }
    return all.toString();
  }
}
