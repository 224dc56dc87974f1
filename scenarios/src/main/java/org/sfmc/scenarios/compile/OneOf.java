package org.sfmc.scenarios.compile;

import java.util.List;
import org.sfmc.model.machine.Cells;
import org.sfmc.model.machine.Choice;
import org.sfmc.model.machine.Layout.Sort;
import org.sfmc.model.machine.Mover;
import org.sfmc.scenarios.syntax.Expr;
import org.sfmc.scenarios.syntax.Stmt;

/**
 * {@code one_of(p0, p1)}: the thread goes on with any of them. It touches nothing that others see.
 *
 * @param sort whether they are pages or numbers
 * @param values the code receives one of them
 * @param names as the scenario writes them
 */
record OneOf(Sort sort, List<Integer> values, List<String> names) implements Choice {
  OneOf {
    values = List.copyOf(values);
    names = List.copyOf(names);
  }

  static OneOf of(Stmt.Call call, World world) {
    boolean pages = call.arguments().get(0) instanceof Expr.Ref;
    List<Integer> values = call.arguments().stream().map(a -> value(a, world)).toList();
    return new OneOf(
        pages ? Sort.PAGE : Sort.NUMBER,
        values,
        values.stream().map(v -> pages ? world.pages.name(v) : Integer.toString(v)).toList());
  }

  private static int value(Expr alternative, World world) {
    if (alternative instanceof Expr.Ref ref) {
      return world.page(ref.name().text());
    } else if (alternative instanceof Expr.Unary negative) {
      return Values.unary(negative.operator(), value(negative.operand(), world));
    }
    return ((Expr.Int) alternative).value();
  }

  @Override
  public int alternatives() {
    return values.size();
  }

  @Override
  public int apply(Cells cells, int thread, int alternative) {
    return values.get(alternative);
  }

  @Override
  public int chosen(int alternative) {
    return values.get(alternative);
  }

  @Override
  public String text(int alternative) {
    return names.get(alternative);
  }

  @Override
  public Mover mover() {
    return Mover.BOTH;
  }

  @Override
  public String describe(int result) {
    return this + " → " + returned(result);
  }

  @Override
  public String returned(int result) {
    return names.get(values.indexOf(result));
  }

  @Override
  public String toString() {
    return "one_of(" + String.join(", ", names) + ")";
  }
}
