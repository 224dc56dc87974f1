package org.sfmc.scenarios.reduce;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.sfmc.scenarios.syntax.Expr;
import org.sfmc.scenarios.syntax.Name;
import org.sfmc.scenarios.syntax.Stmt;

/** Statements of which what is assigned or asked has something less in it. */
final class Values {
  private static final String NO_FLAG = "SFB_DEFAULT";

  private Values() {}

  /** What may stand for a statement that has no others in it. */
  static List<Stmt> instead(Stmt statement) {
    if (statement instanceof Stmt.Declare d && d.value() instanceof Stmt.Call call) {
      Stream<Stmt> fewer =
          fewer(call).stream().map(v -> new Stmt.Declare(d.type(), d.local(), v, d.span()));
      return Stream.concat(fewer, unkept(call)).toList();
    } else if (statement instanceof Stmt.Assign a && a.value() instanceof Stmt.Call call) {
      Stream<Stmt> fewer = fewer(call).stream().map(v -> new Stmt.Assign(a.target(), v, a.span()));
      return Stream.concat(fewer, unkept(call)).toList();
    } else if (statement instanceof Stmt.Do d && d.call().arguments().size() == 1) {
      Function<Expr, Stmt> asked =
          e -> new Stmt.Do(new Stmt.Call(d.call().function(), List.of(e), d.span()), d.span());
      return parts(d.call().arguments().get(0)).stream().map(asked).toList();
    }
    return List.of();
  }

  /** The call alone. Nobody would understand a buffer, or a choice, that is not kept. */
  private static Stream<Stmt> unkept(Stmt.Call call) {
    boolean isKept = List.of("one_of", "sf_buf_alloc").contains(call.function().text());
    return isKept ? Stream.of() : Stream.of(new Stmt.Do(call, call.span()));
  }

  private static List<Stmt.Rhs> fewer(Stmt.Call call) {
    return switch (call.function().text()) {
      case "one_of" -> fewerAlternatives(call);
      case "sf_buf_alloc" -> fewerFlags(call);
      default -> List.of();
    };
  }

  /** Each alternative alone, then all but one. */
  private static List<Stmt.Rhs> fewerAlternatives(Stmt.Call choice) {
    List<Expr> all = choice.arguments();
    List<Stmt.Rhs> fewer = new ArrayList<>();
    all.forEach(one -> fewer.add(new Stmt.Value(one)));
    for (int i = 0; all.size() > 2 && i < all.size(); i++) {
      List<Expr> others = new ArrayList<>(all);
      others.remove(i);
      fewer.add(new Stmt.Call(choice.function(), others, choice.span()));
    }
    return fewer;
  }

  private static List<Stmt.Rhs> fewerFlags(Stmt.Call call) {
    if (call.arguments().size() != 2) {
      return List.of();
    }
    Expr flags = call.arguments().get(1);
    List<Expr> fewer = new ArrayList<>();
    if (flags instanceof Expr.Binary b) {
      fewer.add(b.left());
      fewer.add(b.right());
    } else if (flags instanceof Expr.Ref ref && !ref.name().text().equals(NO_FLAG)) {
      fewer.add(new Expr.Ref(new Name(NO_FLAG, ref.span())));
    }
    return fewer.stream()
        .<Stmt.Rhs>map(
            f -> new Stmt.Call(call.function(), List.of(call.arguments().get(0), f), call.span()))
        .toList();
  }

  /** What an expression joins, each alone. */
  static List<Expr> parts(Expr expr) {
    if (expr instanceof Expr.Binary b && List.of("&&", "||", "==>").contains(b.operator())) {
      return List.of(b.left(), b.right());
    }
    return expr instanceof Expr.Unary u && u.operator().equals("!")
        ? List.of(u.operand())
        : List.of();
  }
}
