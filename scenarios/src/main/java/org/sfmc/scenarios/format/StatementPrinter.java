package org.sfmc.scenarios.format;

import java.util.List;
import org.sfmc.scenarios.syntax.Expr;
import org.sfmc.scenarios.syntax.Stmt;
import org.sfmc.scenarios.syntax.Type;

/** Prints the body of a thread, labels in the first column. */
final class StatementPrinter {
  private static final String INDENT = "    ";

  private final StringBuilder out;
  private int depth;

  /** A label that the next line starts with. */
  private String label = "";

  StatementPrinter(StringBuilder out) {
    this.out = out;
  }

  /** Ends the current line with {@code " {"} and prints up to the closing brace. */
  void body(Stmt.Block block) {
    out.append(" {\n");
    inside(block);
    line("}");
  }

  private void inside(Stmt.Block block) {
    depth++;
    block.statements().forEach(this::print);
    depth--;
  }

  private void line(String text) {
    String indent = INDENT.repeat(depth);
    String start =
        label.isEmpty() || label.length() < indent.length()
            ? label + indent.substring(label.length())
            : label + " ";
    out.append(start).append(text).append('\n');
    label = "";
  }

  private void print(Stmt statement) {
    if (statement instanceof Stmt.Block s) {
      line("{");
      inside(s);
      line("}");
    } else if (statement instanceof Stmt.Labelled s) {
      labelled(s);
    } else if (statement instanceof Stmt.Declare s) {
      String head = s.type().c() + (s.type() == Type.SF_BUF ? "" : " ") + s.local();
      line(head + (s.value() == null ? ";" : " = " + value(s.value()) + ";"));
    } else if (statement instanceof Stmt.Assign s) {
      line(s.target() + " = " + value(s.value()) + ";");
    } else if (statement instanceof Stmt.Store s) {
      line("*" + s.kva() + " = " + value(s.value()) + ";");
    } else if (statement instanceof Stmt.Do s) {
      line(value(s.call()) + ";");
    } else if (statement instanceof Stmt.If s) {
      conditional("if", s);
    } else if (statement instanceof Stmt.While s) {
      line("while (" + ExpressionPrinter.print(s.condition()) + ")" + open(s.body()));
      branch(s.body());
      close(s.body());
    } else if (statement instanceof Stmt.Atomic s) {
      line("atomic {");
      inside(s.body());
      line("}");
    } else {
      line(statement instanceof Stmt.Break ? "break;" : "return;");
    }
  }

  private void labelled(Stmt.Labelled statement) {
    if (!label.isEmpty()) {
      out.append(label).append('\n');
    }
    label = statement.label() + ":";
    print(statement.statement());
  }

  private void conditional(String word, Stmt.If s) {
    Stmt then = s.then();
    String head = word + " (" + ExpressionPrinter.print(s.condition()) + ")";
    if (s.otherwise() != null && dangles(then)) {
      then = new Stmt.Block(List.of(then), then.span());
    }
    line(head + open(then));
    branch(then);
    if (s.otherwise() == null) {
      close(then);
      return;
    }
    String otherwise = then instanceof Stmt.Block ? "} else" : "else";
    if (s.otherwise() instanceof Stmt.If next) {
      conditional(otherwise + " if", next);
    } else {
      line(otherwise + open(s.otherwise()));
      branch(s.otherwise());
      close(s.otherwise());
    }
  }

  /** Whether an {@code else} after the statement would belong to an {@code if} in it. */
  private static boolean dangles(Stmt statement) {
    if (statement instanceof Stmt.If s) {
      return s.otherwise() == null || dangles(s.otherwise());
    }
    if (statement instanceof Stmt.While s) {
      return dangles(s.body());
    }
    return statement instanceof Stmt.Labelled s && dangles(s.statement());
  }

  private static String open(Stmt statement) {
    return statement instanceof Stmt.Block ? " {" : "";
  }

  private void branch(Stmt statement) {
    if (statement instanceof Stmt.Block block) {
      inside(block);
    } else {
      depth++;
      print(statement);
      depth--;
    }
  }

  private void close(Stmt statement) {
    if (statement instanceof Stmt.Block) {
      line("}");
    }
  }

  private static String value(Stmt.Rhs value) {
    if (value instanceof Stmt.Load load) {
      return "*" + load.kva();
    }
    if (value instanceof Stmt.Call call) {
      List<String> arguments = call.arguments().stream().map(ExpressionPrinter::print).toList();
      return call.function() + "(" + String.join(", ", arguments) + ")";
    }
    Expr expr = ((Stmt.Value) value).expr();
    String print = ExpressionPrinter.print(expr);
    // Without the parentheses it would be a call.
    return expr instanceof Expr.Predicate && print.endsWith(")") ? "(" + print + ")" : print;
  }
}
