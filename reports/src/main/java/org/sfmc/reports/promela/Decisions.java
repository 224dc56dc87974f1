package org.sfmc.reports.promela;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.sfmc.checker.explore.Automata.Look;
import org.sfmc.checker.explore.Automata.Result;
import org.sfmc.checker.explore.Automata.Tree;

/** Writes decisions as statements and as conditions. */
final class Decisions {
  /** What a state is called that the exploration has not met. */
  static final String EXPLORED = "explored";

  private final Names names;

  /** Decisions over fields of these names. */
  Decisions(Names names) {
    this.names = names;
  }

  /** When a decision comes to a certain leaf; empty for never. */
  Optional<String> when(Tree tree, Predicate<Tree> leaf) {
    if (!(tree instanceof Look look)) {
      return leaf.test(tree) ? Optional.of("true") : Optional.empty();
    }
    Map<String, List<Integer>> alike = new LinkedHashMap<>();
    look.values()
        .forEach(
            (value, below) ->
                when(below, leaf)
                    .ifPresent(c -> alike.computeIfAbsent(c, k -> new ArrayList<>()).add(value)));
    if (alike.isEmpty()) {
      return Optional.empty();
    }
    List<String> ways = new ArrayList<>();
    alike.forEach(
        (condition, values) -> {
          String is = is(look.field(), values);
          ways.add(condition.equals("true") ? is : "(" + is + " && " + condition + ")");
        });
    return Optional.of(ways.size() == 1 ? ways.get(0) : "(" + String.join(" || ", ways) + ")");
  }

  /** That a field has one of the values that were met. */
  String is(Look look, int value) {
    return is(look.field(), List.of(value));
  }

  /** That a field has none of the values that were met. */
  String isNone(Look look) {
    return "!(" + is(look.field(), List.copyOf(look.values().keySet())) + ")";
  }

  private String is(int field, List<Integer> values) {
    String name = names.field(field);
    List<String> each = values.stream().map(v -> name + " == " + v).toList();
    return each.size() == 1 ? each.get(0) : "(" + String.join(" || ", each) + ")";
  }

  /** What a move does, in lines without indentation at their beginning. */
  List<String> statements(Tree tree) {
    if (tree instanceof Result result) {
      return done(result);
    }
    Look look = (Look) tree;
    Map<List<String>, List<Integer>> alike = new LinkedHashMap<>();
    look.values()
        .forEach(
            (value, below) ->
                alike.computeIfAbsent(statements(below), k -> new ArrayList<>()).add(value));
    List<String> lines = new ArrayList<>();
    lines.add("if");
    alike.forEach(
        (statements, values) -> {
          lines.add(":: " + is(look.field(), values) + " ->");
          statements.forEach(s -> lines.add("   " + s));
        });
    lines.add(":: else -> assert(" + EXPLORED + ")");
    lines.add("fi;");
    return lines;
  }

  private List<String> done(Result result) {
    return switch (result.kind()) {
      case DONE ->
          result.writes().isEmpty()
              ? List.of("skip;")
              : result.writes().entrySet().stream()
                  .map(e -> names.field(e.getKey()) + " = " + e.getValue() + ";")
                  .toList();
      case PANIC -> List.of("assert(" + Names.property(result.property()) + ");");
      case DISCARDED -> List.of("skip; /* an assumption does not hold: the run ends */");
      // Such a move is not made; see the condition before it.
      case BLOCKED -> List.of("skip;");
    };
  }
}
