package org.sfmc.scenarios.check;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sfmc.scenarios.diagnostics.Diagnostic;
import org.sfmc.scenarios.diagnostics.Diagnostics;
import org.sfmc.scenarios.diagnostics.ErrorCode;
import org.sfmc.scenarios.syntax.Name;
import org.sfmc.scenarios.syntax.Scenario;
import org.sfmc.scenarios.syntax.Stmt;
import org.sfmc.scenarios.syntax.Type;

/** Everything that a scenario declares. The first declaration of a name is the one that counts. */
final class Symbols {
  final Map<String, Name> pages = new LinkedHashMap<>();
  final Map<String, Scenario.Param> params = new LinkedHashMap<>();
  final Map<String, Name> shared = new LinkedHashMap<>();
  final Map<String, ThreadNames> threads = new LinkedHashMap<>();
  final Map<String, Name> properties = new LinkedHashMap<>();

  private final Map<String, Name> global = new LinkedHashMap<>();
  private final Diagnostics diagnostics;

  private Symbols(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
  }

  /** What one thread declares. */
  record ThreadNames(
      Map<String, Type> locals, Map<String, Name> declared, Map<String, Name> labels) {
    Collection<String> localsOf(Sort wanted) {
      List<String> fitting = new ArrayList<>();
      locals.forEach(
          (name, type) -> {
            if (Sort.of(type).fits(wanted)) {
              fitting.add(name);
            }
          });
      return fitting;
    }
  }

  static Symbols of(Scenario scenario, Vocabulary vocabulary, Diagnostics diagnostics) {
    Symbols symbols = new Symbols(diagnostics);
    for (Scenario.Page page : scenario.machine().pages()) {
      symbols.declare(page.name());
      symbols.pages.putIfAbsent(page.name().text(), page.name());
    }
    for (Scenario.Param param : scenario.params()) {
      symbols.declare(param.name());
      symbols.params.putIfAbsent(param.name().text(), param);
    }
    for (Scenario.Shared variable : scenario.shared()) {
      symbols.declare(variable.name());
      symbols.shared.putIfAbsent(variable.name().text(), variable.name());
    }
    scenario.threads().forEach(thread -> symbols.declare(thread.name()));
    for (Scenario.ThreadDecl thread : scenario.threads()) {
      symbols.threads.putIfAbsent(thread.name().text(), symbols.namesIn(thread));
    }
    scenario.properties().forEach(p -> symbols.declareProperty(p.name(), vocabulary));
    return symbols;
  }

  boolean isFlagParam(String name) {
    return params.containsKey(name) && !isInteger(params.get(name).value());
  }

  /** Whether all parts of the scenario know the name. */
  boolean isGlobal(String name) {
    return global.containsKey(name);
  }

  static boolean isInteger(String value) {
    return value.matches("[0-9]+");
  }

  private void declare(Name name) {
    if (Words.isReserved(name.text())) {
      taken(name);
    }
    Name before = global.putIfAbsent(name.text(), name);
    if (before != null) {
      twice(name, before);
    }
  }

  private ThreadNames namesIn(Scenario.ThreadDecl thread) {
    if (List.of("any", "none").contains(thread.name().text())) {
      taken(thread.name());
    }
    ThreadNames names =
        new ThreadNames(new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>());
    Walk.statements(
        thread.body(),
        statement -> {
          if (statement instanceof Stmt.Declare declare) {
            declareLocal(declare, names);
          } else if (statement instanceof Stmt.Labelled labelled) {
            Name before = names.labels.putIfAbsent(labelled.label().text(), labelled.label());
            if (before != null) {
              twice(labelled.label(), before);
            }
          }
        });
    return names;
  }

  private void declareLocal(Stmt.Declare declare, ThreadNames names) {
    Name local = declare.local();
    if (Words.isReserved(local.text())) {
      taken(local);
    }
    Name outside = global.get(local.text());
    Name before = outside != null ? outside : names.declared.get(local.text());
    if (before != null) {
      twice(local, before);
    }
    if (names.declared.putIfAbsent(local.text(), local) == null) {
      names.locals.put(local.text(), declare.type());
    }
  }

  private void declareProperty(Name name, Vocabulary vocabulary) {
    if (threads.containsKey(name.text())) {
      diagnostics.add(
          Diagnostic.of(
                  ErrorCode.E037,
                  name.span(),
                  "property `" + name + "` has the name of a thread",
                  "a thread")
              .help("name the property first: `forall NAME: " + name + ":…`"));
    } else if (vocabulary.invariants().contains(name.text())) {
      diagnostics.add(
          Diagnostic.of(
              ErrorCode.E037,
              name.span(),
              "property `" + name + "` has the name of a built-in invariant",
              "built in"));
    }
    Name before = properties.putIfAbsent(name.text(), name);
    if (before != null) {
      twice(name, before);
    }
  }

  private void taken(Name name) {
    diagnostics.add(
        Diagnostic.of(
            ErrorCode.E019,
            name.span(),
            "`" + name + "` is a word of the language",
            "cannot be declared"));
  }

  private void twice(Name name, Name before) {
    diagnostics.add(
        Diagnostic.of(
                ErrorCode.E019, name.span(), "`" + name + "` is declared twice", "declared again")
            .note("first declared at " + before.span()));
  }
}
