package org.sfmc.scenarios.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.sfmc.scenarios.diagnostics.ErrorCode;
import org.sfmc.scenarios.syntax.Expr;
import org.sfmc.scenarios.syntax.Name;
import org.sfmc.scenarios.syntax.Span;
import org.sfmc.scenarios.syntax.Type;

/** Finds the sort of an expression and reports what does not fit. */
final class ExpressionCheck {
  private final Symbols symbols;
  private final Reporter reporter;

  ExpressionCheck(Symbols symbols, Reporter reporter) {
    this.symbols = symbols;
    this.reporter = reporter;
  }

  /**
   * Where an expression stands.
   *
   * @param thread whose locals are in scope; null in a property
   * @param declared the locals declared so far
   * @param machine whether predicates may stand here
   */
  record Scope(Symbols.ThreadNames thread, Map<String, Type> declared, boolean machine) {
    static Scope property() {
      return new Scope(null, Map.of(), true);
    }

    Scope asking() {
      return new Scope(thread, declared, true);
    }
  }

  /** Reports an expression that is not of the wanted sort. */
  void expect(Expr expr, Sort wanted, Scope scope) {
    require(sort(expr, wanted, scope), wanted, expr.span());
  }

  void require(Sort found, Sort wanted, Span span) {
    if (!found.fits(wanted)) {
      String help = help(found, wanted);
      String message = "expected " + wanted + ", found " + found;
      if (help.isEmpty()) {
        reporter.report(ErrorCode.E023, span, message, "is " + found);
      } else {
        reporter.report(ErrorCode.E023, span, message, "is " + found, help);
      }
    }
  }

  private static String help(Sort found, Sort wanted) {
    if (wanted == Sort.FLAGS && found == Sort.INT) {
      return "write `SFB_DEFAULT` for no flags";
    }
    if (found == Sort.SF_BUF && wanted == Sort.KVA) {
      return "get the address with `sf_buf_kva`";
    }
    return "";
  }

  private Sort sort(Expr expr, Sort wanted, Scope scope) {
    if (expr instanceof Expr.Int) {
      return Sort.INT;
    }
    if (expr instanceof Expr.Null) {
      return Sort.NULL;
    }
    if (expr instanceof Expr.Ref ref) {
      return reference(ref.name(), wanted, scope);
    }
    if (expr instanceof Expr.ThreadVar variable) {
      return threadVariable(variable, scope);
    }
    if (expr instanceof Expr.Predicate predicate) {
      return predicate(predicate, scope);
    }
    if (expr instanceof Expr.Unary unary) {
      expect(unary.operand(), unary.operator().equals("!") ? Sort.CONDITION : Sort.INT, scope);
      return Sort.INT;
    }
    return binary((Expr.Binary) expr, scope);
  }

  private Sort binary(Expr.Binary expr, Scope scope) {
    switch (expr.operator()) {
      case "||", "&&", "==>":
        expect(expr.left(), Sort.CONDITION, scope);
        expect(expr.right(), Sort.CONDITION, scope);
        return Sort.INT;
      case "==", "!=":
        Sort left = sort(expr.left(), Sort.UNKNOWN, scope);
        Sort right = sort(expr.right(), left == Sort.NULL ? Sort.UNKNOWN : left, scope);
        if (!left.fits(right) && !right.fits(left)) {
          String message = "cannot compare " + left + " with " + right;
          reporter.report(ErrorCode.E023, expr.span(), message, "different types");
        }
        return Sort.INT;
      case "|":
        return flags(expr, scope);
      default:
        expect(expr.left(), Sort.INT, scope);
        expect(expr.right(), Sort.INT, scope);
        return Sort.INT;
    }
  }

  private Sort flags(Expr.Binary expr, Scope scope) {
    Sort left = sort(expr.left(), Sort.FLAGS, scope);
    Sort right = sort(expr.right(), Sort.FLAGS, scope);
    if (left.fits(Sort.FLAGS) && right.fits(Sort.FLAGS)) {
      return Sort.FLAGS;
    }
    String message = "`|` joins flags, not " + (left.fits(Sort.FLAGS) ? right : left);
    reporter.report(ErrorCode.E023, expr.span(), message, "no flags", "write `||` for \"or\"");
    return Sort.UNKNOWN;
  }

  private Sort reference(Name name, Sort wanted, Scope scope) {
    String text = name.text();
    if (scope.declared().containsKey(text)) {
      return Sort.of(scope.declared().get(text));
    }
    if (symbols.pages.containsKey(text)) {
      return Sort.PAGE;
    }
    if (Words.FLAGS.contains(text) || symbols.isFlagParam(text)) {
      return Sort.FLAGS;
    }
    if (symbols.params.containsKey(text) || symbols.shared.containsKey(text)) {
      return Sort.INT;
    }
    if (symbols.threads.containsKey(text)) {
      return Sort.THREAD;
    }
    unknown(name, wanted, scope);
    return Sort.UNKNOWN;
  }

  private void unknown(Name name, Sort wanted, Scope scope) {
    String text = name.text();
    if (scope.thread() != null && scope.thread().declared().containsKey(text)) {
      reporter.early(name, scope.thread().declared().get(text));
    } else if (text.startsWith("SFB_") || wanted == Sort.FLAGS) {
      List<String> known = new ArrayList<>(Words.FLAGS);
      symbols.params.keySet().stream().filter(symbols::isFlagParam).forEach(known::add);
      reporter.unknown(ErrorCode.E012, name, "flag", "not an sf_buf_alloc flag", known);
    } else if (Words.PREDICATES.containsKey(text) || Words.FUNCTIONS.containsKey(text)) {
      reporter.report(
          ErrorCode.E020, name.span(), "`" + name + "` is not a value", "needs its arguments");
    } else if (wanted == Sort.PAGE) {
      List<String> known = new ArrayList<>(symbols.pages.keySet());
      if (scope.thread() != null) {
        known.addAll(scope.thread().localsOf(Sort.PAGE));
      }
      reporter.unknown(ErrorCode.E026, name, "page", known);
    } else if (wanted == Sort.THREAD) {
      reporter.unknown(ErrorCode.E024, name, "thread", symbols.threads.keySet());
    } else if (scope.thread() == null) {
      unknownInProperty(name);
    } else {
      unknownInThread(name, wanted, scope);
    }
  }

  private void unknownInThread(Name name, Sort wanted, Scope scope) {
    boolean any = wanted == Sort.CONDITION || wanted == Sort.UNKNOWN;
    List<String> known = new ArrayList<>(scope.thread().localsOf(wanted));
    if (any || wanted == Sort.INT) {
      known.addAll(symbols.shared.keySet());
      symbols.params.keySet().stream().filter(p -> !symbols.isFlagParam(p)).forEach(known::add);
    }
    if (any) {
      known.addAll(symbols.pages.keySet());
    }
    reporter.unknown(ErrorCode.E020, name, "name", "not declared", known);
  }

  private void unknownInProperty(Name name) {
    List<String> owners = new ArrayList<>();
    symbols.threads.forEach(
        (thread, names) -> {
          if (names.locals().containsKey(name.text())) {
            owners.add("`" + thread + ":" + name + "`");
          }
        });
    if (owners.isEmpty()) {
      List<String> known = new ArrayList<>(symbols.shared.keySet());
      known.addAll(symbols.params.keySet());
      known.addAll(symbols.pages.keySet());
      reporter.unknown(ErrorCode.E020, name, "name", "not declared", known);
    } else {
      reporter.report(
          ErrorCode.E020,
          name.span(),
          "`" + name + "` is a local, and of no thread here",
          "whose?",
          "write " + String.join(" or ", owners));
    }
  }

  private Sort threadVariable(Expr.ThreadVar variable, Scope scope) {
    if (scope.thread() != null) {
      reporter.report(
          ErrorCode.E032,
          variable.span(),
          "a thread cannot read another's locals",
          "for properties only",
          "use a shared variable");
      return Sort.UNKNOWN;
    }
    Symbols.ThreadNames thread = thread(variable.thread());
    if (thread == null) {
      return Sort.UNKNOWN;
    }
    Type type = thread.locals().get(variable.local().text());
    if (type == null) {
      reporter.unknownIn(variable.thread(), variable.local(), "local", thread.locals().keySet());
      return Sort.UNKNOWN;
    }
    return Sort.of(type);
  }

  /** The thread's names; null, reported, if there is no such thread. */
  Symbols.ThreadNames thread(Name name) {
    Symbols.ThreadNames thread = symbols.threads.get(name.text());
    if (thread == null) {
      reporter.unknown(ErrorCode.E024, name, "thread", symbols.threads.keySet());
    }
    return thread;
  }

  /** Reports a label that the thread does not have, or a thread that does not exist. */
  void label(Name threadName, Name label) {
    Symbols.ThreadNames thread = thread(threadName);
    if (thread != null && !thread.labels().containsKey(label.text())) {
      reporter.unknownIn(threadName, label, "label", thread.labels().keySet());
    }
  }

  private Sort predicate(Expr.Predicate predicate, Scope scope) {
    Name name = predicate.name();
    Words.About about = Words.PREDICATES.get(name.text());
    if (about == null) {
      if (scope.thread() == null && name.text().equals(Words.CHOICE)) {
        reporter.report(
            ErrorCode.E051,
            predicate.span(),
            "`one_of` chooses, and only a thread can",
            "not in a thread",
            "let a thread keep what it chooses, and ask about that local");
      } else if (Words.FUNCTIONS.containsKey(name.text())) {
        reporter.report(
            ErrorCode.E043,
            predicate.span(),
            "a call inside an expression",
            "not a value here",
            "assign it to a local first: `x = " + name + "(…);`");
      } else {
        reporter.unknown(ErrorCode.E033, name, "predicate", Words.PREDICATES.keySet());
      }
      return Sort.UNKNOWN;
    }
    if (!scope.machine()) {
      reporter.report(
          ErrorCode.E032,
          predicate.span(),
          "`" + name + "` looks into the machine, which code cannot",
          "not in a thread's own expressions",
          "predicates stand in properties, `await`, `assert` and `assume`");
    }
    arguments(predicate, about);
    boolean page = about == Words.About.BUFFER || about == Words.About.CPU_AND_BUFFER;
    return page ? Sort.PAGE : Sort.INT;
  }

  private void arguments(Expr.Predicate predicate, Words.About about) {
    int wanted = about == Words.About.NOTHING ? 0 : about == Words.About.CPU_AND_BUFFER ? 2 : 1;
    if (predicate.arguments().size() != wanted) {
      reporter.report(
          ErrorCode.E022,
          predicate.span(),
          "`" + predicate.name() + "` takes " + count(wanted),
          count(predicate.arguments().size()));
      return;
    }
    if (about == Words.About.CPU_AND_BUFFER) {
      numbered(predicate.arguments().get(0).name(), "CPU", "cpu");
    }
    if (about == Words.About.BUFFER || about == Words.About.CPU_AND_BUFFER) {
      numbered(predicate.arguments().get(wanted - 1).name(), "buffer", "K");
      return;
    }
    for (Expr.Argument argument : predicate.arguments()) {
      argument(predicate, argument, about);
    }
  }

  private void numbered(Name name, String kind, String prefix) {
    if (!name.text().matches(prefix + "[0-9]")) {
      reporter.report(
          ErrorCode.E020,
          name.span(),
          "`" + name + "` is not a " + kind,
          "not a " + kind,
          kind + "s are: " + prefix + "0, " + prefix + "1, …");
    }
  }

  static String count(int arguments) {
    return arguments == 0
        ? "no arguments"
        : arguments == 1 ? "1 argument" : arguments + " arguments";
  }

  private void argument(Expr.Predicate predicate, Expr.Argument argument, Words.About about) {
    if (argument.hasLabel() != (about == Words.About.LABEL)) {
      String wanted = about == Words.About.LABEL ? "a label: `thread:label`" : "a name";
      reporter.report(
          ErrorCode.E023,
          argument.name().span(),
          "`" + predicate.name() + "` asks about " + wanted,
          "expected " + wanted);
    } else if (about == Words.About.LABEL) {
      label(argument.name(), argument.label());
    } else if (about == Words.About.THREAD) {
      thread(argument.name());
    } else {
      page(argument.name());
    }
  }

  /** Whether there is such a page; if not, that is reported. */
  boolean page(Name name) {
    boolean known = symbols.pages.containsKey(name.text());
    if (!known) {
      reporter.unknown(ErrorCode.E026, name, "page", symbols.pages.keySet());
    }
    return known;
  }
}
