package org.sfmc.scenarios.check;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.sfmc.scenarios.diagnostics.ErrorCode;
import org.sfmc.scenarios.syntax.Expr;
import org.sfmc.scenarios.syntax.Name;
import org.sfmc.scenarios.syntax.Scenario;
import org.sfmc.scenarios.syntax.Span;
import org.sfmc.scenarios.syntax.Stmt;

/** Warns of calls of {@code sf_buf_alloc} that a reviewer would ask about. */
final class AllocationWarnings {
  private static final Set<String> USES =
      Set.of("sf_buf_kva", "sf_buf_page", "sf_buf_free", "sf_buf_ref");

  /** What keeps a page from being freed. */
  private static final Set<String> KEEPING =
      Set.of("vm_page_wire", "vm_page_grab", "vm_page_hold", "vm_page_busy_acquire");

  private final Scenario scenario;
  private final Reporter reporter;

  AllocationWarnings(Scenario scenario, Reporter reporter) {
    this.scenario = scenario;
    this.reporter = reporter;
  }

  void check() {
    Set<String> wired = new HashSet<>();
    boolean[] wiresUnknown = new boolean[1];
    Set<String> pages = new HashSet<>();
    scenario.machine().pages().forEach(page -> pages.add(page.name().text()));
    eachCall(
        KEEPING,
        call -> {
          String page = nameOf(call.arguments().get(0));
          wired.add(page);
          wiresUnknown[0] |= !pages.contains(page);
        });
    eachCall(
        Set.of("sf_buf_alloc"),
        call -> {
          String page = nameOf(call.arguments().get(0));
          if (pages.contains(page) && !wired.contains(page) && !wiresUnknown[0]) {
            warnUnwired(page, call.arguments().get(0).span());
          }
          Set<String> flags = named(call.arguments().get(1));
          if (flags.contains("SFB_NOWAIT") && flags.contains("SFB_CATCH")) {
            reporter.report(
                ErrorCode.W004,
                call.arguments().get(1).span(),
                "`SFB_CATCH` has no effect with `SFB_NOWAIT`",
                "never sleeps, so no signal is caught",
                "drop one of them");
          }
        });
    scenario.threads().forEach(this::warnUnchecked);
  }

  private void warnUnwired(String page, Span span) {
    reporter.report(
        ErrorCode.W006,
        span,
        "page `" + page + "` is mapped and wired by no thread",
        "not wired",
        "call `vm_page_wire(" + page + ")` first");
  }

  private void eachCall(Set<String> functions, Consumer<Stmt.Call> visit) {
    for (Scenario.ThreadDecl thread : scenario.threads()) {
      Walk.statements(
          thread.body(),
          statement -> {
            Stmt.Call call = Walk.call(statement);
            if (call != null && functions.contains(call.function().text())) {
              visit.accept(call);
            }
          });
    }
  }

  private static String nameOf(Expr expr) {
    return expr instanceof Expr.Ref ref ? ref.name().text() : "";
  }

  private static Set<String> named(Expr expr) {
    Set<String> names = new HashSet<>();
    Walk.parts(expr, part -> names.add(nameOf(part)));
    return names;
  }

  /** The flags in the expression, and those that its parameters have in some run. */
  private Set<String> flags(Expr expr) {
    Set<String> flags = named(expr);
    Set<String> values = new HashSet<>(flags);
    for (Scenario.Param param : scenario.params()) {
      if (flags.contains(param.name().text())) {
        values.add(param.value());
      }
    }
    for (Scenario.Expect expect : scenario.expects()) {
      for (Scenario.Setting setting : expect.with()) {
        if (flags.contains(setting.key().text())) {
          values.add(setting.value());
        }
      }
    }
    return values;
  }

  private void warnUnchecked(Scenario.ThreadDecl thread) {
    Set<String> nullable = new HashSet<>();
    Set<String> checked = new HashSet<>();
    Walk.statements(
        thread.body(),
        statement -> {
          Name target = target(statement);
          if (target != null
              && Walk.value(statement) instanceof Stmt.Call call
              && call.function().text().equals("sf_buf_alloc")
              && !Collections.disjoint(
                  flags(call.arguments().get(1)), List.of("SFB_NOWAIT", "SFB_CATCH"))) {
            nullable.add(target.text());
          }
          if (asks(statement)) {
            Walk.own(statement).forEach(e -> Walk.parts(e, part -> checked.add(nameOf(part))));
          }
        });
    nullable.removeAll(checked);
    Walk.statements(thread.body(), statement -> warnUse(statement, nullable));
  }

  private static Name target(Stmt statement) {
    if (statement instanceof Stmt.Declare declare) {
      return declare.local();
    }
    return statement instanceof Stmt.Assign assign ? assign.target() : null;
  }

  /** Whether the statement has a condition, in which a look at a local counts as a check. */
  private static boolean asks(Stmt statement) {
    Stmt.Call call = Walk.call(statement);
    return statement instanceof Stmt.If
        || statement instanceof Stmt.While
        || (call != null && List.of("await", "assert", "assume").contains(call.function().text()));
  }

  /** Warns once for each local. */
  private void warnUse(Stmt statement, Set<String> nullable) {
    Stmt.Call call = Walk.call(statement);
    if (call == null || !USES.contains(call.function().text())) {
      return;
    }
    Expr argument = call.arguments().get(0);
    String local = nameOf(argument);
    if (nullable.remove(local)) {
      reporter.report(
          ErrorCode.W005,
          argument.span(),
          "`" + local + "` may be NULL here",
          "never compared with NULL",
          "check it first: `if (" + local + " != NULL)`");
    }
  }
}
