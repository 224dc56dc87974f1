package org.sfmc.scenarios.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sfmc.scenarios.diagnostics.ErrorCode;
import org.sfmc.scenarios.syntax.Name;
import org.sfmc.scenarios.syntax.Scenario;
import org.sfmc.scenarios.syntax.Stmt;
import org.sfmc.scenarios.syntax.Type;

/** Checks the statements of one thread in the order of the text. */
final class ThreadCheck {
  private final Symbols symbols;
  private final Reporter reporter;
  private final ExpressionCheck expressions;
  private final ChoiceCheck choices;
  private final Map<String, Type> declared = new LinkedHashMap<>();
  private final ExpressionCheck.Scope scope;
  private int loops;

  private ThreadCheck(Symbols symbols, Symbols.ThreadNames names, Reporter reporter) {
    this.symbols = symbols;
    this.reporter = reporter;
    this.expressions = new ExpressionCheck(symbols, reporter);
    this.choices = new ChoiceCheck(symbols, expressions, reporter);
    this.scope = new ExpressionCheck.Scope(names, declared, false);
  }

  static void check(Scenario.ThreadDecl thread, Symbols symbols, Reporter reporter) {
    Symbols.ThreadNames names = symbols.threads.get(thread.name().text());
    ThreadCheck check = new ThreadCheck(symbols, names, reporter);
    check.statement(thread.body());
    check.choices.places(thread.body());
  }

  private void statement(Stmt statement) {
    if (statement instanceof Stmt.Block s) {
      s.statements().forEach(this::statement);
    } else if (statement instanceof Stmt.Labelled s) {
      statement(s.statement());
    } else if (statement instanceof Stmt.Declare s) {
      if (s.value() != null) {
        assigned(s.value(), Sort.of(s.type()));
      }
      if (!symbols.isGlobal(s.local().text())) {
        declared.putIfAbsent(s.local().text(), s.type());
      }
    } else if (statement instanceof Stmt.Assign s) {
      assigned(s.value(), target(s.target()));
    } else if (statement instanceof Stmt.Store s) {
      address(s.kva());
      assigned(s.value(), Sort.INT);
    } else if (statement instanceof Stmt.Do s) {
      call(s.call());
      if (isChoice(s.call())) {
        choices.unkept(s.call());
      }
    } else if (statement instanceof Stmt.If s) {
      expressions.expect(s.condition(), Sort.CONDITION, scope);
      statement(s.then());
      if (s.otherwise() != null) {
        statement(s.otherwise());
      }
    } else if (statement instanceof Stmt.While s) {
      expressions.expect(s.condition(), Sort.CONDITION, scope);
      loops++;
      statement(s.body());
      loops--;
    } else if (statement instanceof Stmt.Atomic s) {
      statement(s.body());
    } else if (statement instanceof Stmt.Break && loops == 0) {
      reporter.report(
          ErrorCode.E035, statement.span(), "`break` outside of a loop", "nothing to leave");
    }
  }

  private Sort target(Name name) {
    String text = name.text();
    if (declared.containsKey(text)) {
      return Sort.of(declared.get(text));
    }
    if (symbols.shared.containsKey(text)) {
      return Sort.INT;
    }
    if (scope.thread().declared().containsKey(text)) {
      reporter.early(name, scope.thread().declared().get(text));
    } else if (symbols.pages.containsKey(text)
        || symbols.params.containsKey(text)
        || symbols.threads.containsKey(text)
        || Words.isReserved(text)) {
      reporter.report(
          ErrorCode.E042,
          name.span(),
          "`" + name + "` cannot be assigned to",
          "not a variable",
          "assign to a local or to a shared variable");
    } else {
      List<String> known = new ArrayList<>(scope.thread().locals().keySet());
      known.addAll(symbols.shared.keySet());
      reporter.unknown(ErrorCode.E020, name, "variable", "not declared", known);
    }
    return Sort.UNKNOWN;
  }

  private void assigned(Stmt.Rhs value, Sort wanted) {
    if (value instanceof Stmt.Load load) {
      address(load.kva());
      expressions.require(Sort.INT, wanted, load.span());
    } else if (value instanceof Stmt.Call call) {
      Sort result = call(call);
      if (result == Sort.NOTHING) {
        reporter.report(
            ErrorCode.E023, call.span(), "`" + call.function() + "` returns nothing", "no value");
      } else {
        expressions.require(result, wanted, call.span());
      }
    } else {
      expressions.expect(((Stmt.Value) value).expr(), wanted, scope);
    }
  }

  private void address(Name name) {
    Type type = declared.get(name.text());
    if (type == Type.KVA) {
      return;
    }
    if (type != null || !scope.thread().declared().containsKey(name.text())) {
      if (type == null
          && !symbols.pages.containsKey(name.text())
          && !symbols.shared.containsKey(name.text())) {
        reporter.unknown(
            ErrorCode.E020, name, "address", "not declared", scope.thread().localsOf(Sort.KVA));
        return;
      }
      String help = type == Type.SF_BUF ? "get the address with `sf_buf_kva`" : "use a vm_offset_t";
      reporter.report(
          ErrorCode.E023, name.span(), "`*` needs an address", "not a vm_offset_t", help);
    } else {
      target(name);
    }
  }

  private static boolean isChoice(Stmt.Call call) {
    return call.function().text().equals(Words.CHOICE);
  }

  /** Checks a call and tells what it returns. */
  private Sort call(Stmt.Call call) {
    if (isChoice(call)) {
      return choices.sort(call, scope);
    }
    Name name = call.function();
    Words.Signature signature = Words.FUNCTIONS.get(name.text());
    if (signature == null) {
      if (Words.PREDICATES.containsKey(name.text())) {
        reporter.report(
            ErrorCode.E032,
            call.span(),
            "`" + name + "` looks into the machine, which code cannot",
            "not in a thread's own expressions",
            "predicates stand in properties, `await`, `assert` and `assume`");
      } else {
        reporter.unknown(ErrorCode.E021, name, "function", Words.FUNCTIONS.keySet());
      }
      return Sort.UNKNOWN;
    }
    int wanted = signature.parameters().size();
    if (call.arguments().size() != wanted) {
      reporter.report(
          ErrorCode.E022,
          call.span(),
          "`" + name + "` takes " + ExpressionCheck.count(wanted),
          ExpressionCheck.count(call.arguments().size()));
      return signature.result();
    }
    for (int i = 0; i < wanted; i++) {
      Sort parameter = signature.parameters().get(i);
      ExpressionCheck.Scope where = parameter == Sort.CONDITION ? scope.asking() : scope;
      expressions.expect(call.arguments().get(i), parameter, where);
    }
    return signature.result();
  }
}
