package org.sfmc.scenarios.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sfmc.scenarios.diagnostics.Diagnostic;
import org.sfmc.scenarios.diagnostics.DidYouMean;
import org.sfmc.scenarios.diagnostics.ErrorCode;
import org.sfmc.scenarios.syntax.Name;
import org.sfmc.scenarios.syntax.Scenario;
import org.sfmc.scenarios.syntax.Span;

/** Checks the machine, and each run with the machine as that run has it. */
final class RunCheck {
  private final Scenario scenario;
  private final Symbols symbols;
  private final Vocabulary vocabulary;
  private final Reporter reporter;
  private final SettingCheck settings;
  private final ExpressionCheck expressions;
  private final Set<String> watched = new HashSet<>();

  RunCheck(Scenario scenario, Symbols symbols, Vocabulary vocabulary, Reporter reporter) {
    this.scenario = scenario;
    this.symbols = symbols;
    this.vocabulary = vocabulary;
    this.reporter = reporter;
    this.settings = new SettingCheck(symbols, vocabulary, reporter);
    this.expressions = new ExpressionCheck(symbols, reporter);
  }

  void check() {
    scenario.params().forEach(settings::declared);
    boolean sound = true;
    for (Scenario.Setting setting : scenario.machine().settings().values()) {
      sound &= settings.machine(setting);
    }
    scenario.properties().forEach(property -> settings.overrides(property.when()));
    scenario.watches().forEach(this::watch);
    if (sound) {
      base();
    }
    Map<String, Span> ids = new HashMap<>();
    for (Scenario.Expect expect : scenario.expects()) {
      boolean runs = settings.overrides(expect.with()) && sound;
      if (runs) {
        run(expect);
      }
      violated(expect, runs);
      counts(expect);
      String id = Runs.id(scenario, expect.with());
      Span before = ids.putIfAbsent(id, expect.span());
      if (before != null) {
        reporter
            .diagnostics()
            .add(
                Diagnostic.of(
                        ErrorCode.E030,
                        expect.span(),
                        "two runs are named `" + id + "`",
                        "the second")
                    .help("a run has one verdict: drop one, or tell them apart by `with`")
                    .note("the first is at " + before));
      }
    }
  }

  private void watch(Scenario.Watch watch) {
    settings.overrides(watch.when());
    String name = watch.name().text();
    if (!vocabulary.invariants().contains(name)) {
      reporter.unknown(
          ErrorCode.E010, watch.name(), "invariant", "not built in", vocabulary.invariants());
    } else if (!vocabulary.onRequest().contains(name)) {
      reporter.report(
          ErrorCode.W013,
          watch.name().span(),
          "`" + name + "` is watched in every run",
          "need not be asked for",
          "leave the line out");
    } else if (!watched.add(name)) {
      reporter.report(
          ErrorCode.E039, watch.name().span(), "`" + name + "` is asked for twice", "again");
    }
  }

  /** A property that no run is held to claims nothing, whatever it says. */
  void claims() {
    List<RunConfig> runs = Runs.of(scenario, vocabulary);
    scenario.properties().forEach(p -> ofSomeRun(p.name(), p.when(), runs));
    scenario.watches().forEach(w -> ofSomeRun(w.name(), w.when(), runs));
  }

  private void ofSomeRun(Name name, List<Scenario.Setting> when, List<RunConfig> runs) {
    if (runs.stream().noneMatch(run -> run.has(when))) {
      reporter.report(
          ErrorCode.W012,
          name.span(),
          "`" + name + "` is claimed of no run",
          "its `when` leaves out every run",
          "runs are: " + String.join(", ", runs.stream().map(RunConfig::id).toList()));
    }
  }

  private void base() {
    RunConfig base = Runs.base(scenario, vocabulary);
    for (Scenario.ThreadDecl thread : scenario.threads()) {
      if (thread.cpu().isPresent() && thread.cpu().get() >= base.cpus()) {
        String cpu = "cpu" + thread.cpu().get();
        Span head = thread.span();
        int column = head.column() + head.length() - cpu.length();
        Span span = new Span(head.file(), head.line(), Math.max(column, 1), cpu.length());
        String has = "the machine has " + cpus(base.cpus());
        reporter.report(ErrorCode.E007, span, "`" + cpu + "` does not exist", has);
      }
    }
    Scenario.Setting bug = scenario.machine().settings().get("bug");
    if (bug != null) {
      planted(base, bug.valueSpan());
    }
  }

  private static String cpus(int count) {
    return count == 1 ? "1 CPU: cpu0" : count + " CPUs: cpu0 to cpu" + (count - 1);
  }

  private void planted(RunConfig run, Span span) {
    oneInEachPart(run, span);
    for (String bug : run.bugs()) {
      List<String> owners = vocabulary.bugs().get(bug).implementations();
      if (!owners.contains(run.impl())) {
        reporter.report(
            ErrorCode.E029,
            span,
            "bug `"
                + bug
                + "` is planted in `"
                + String.join("`, `", owners)
                + "`, and this run is of `"
                + run.impl()
                + "`",
            "not in this implementation",
            "add `impl = " + owners.get(0) + "`");
      }
    }
  }

  /** A bug is a version of a part, so that of one part there is one. */
  private void oneInEachPart(RunConfig run, Span span) {
    Map<String, String> planted = new HashMap<>();
    for (String bug : run.bugs()) {
      String part = vocabulary.bugs().get(bug).part();
      String other = planted.putIfAbsent(part, bug);
      if (other != null) {
        reporter.report(
            ErrorCode.E048,
            span,
            "bugs `" + other + "` and `" + bug + "` are both planted in " + part,
            "a part takes one bug",
            "make it two runs");
      }
    }
  }

  /** What goes wrong in this run although the machine and each override are sound. */
  private void run(Scenario.Expect expect) {
    RunConfig run = Runs.of(scenario, expect, vocabulary);
    for (Scenario.Setting override : expect.with()) {
      if (override.key().text().equals("cpus")) {
        cpusOf(run, override.valueSpan());
      }
    }
    expect.with().stream()
        .filter(s -> s.key().text().equals("bug") || s.key().text().equals("impl"))
        .findFirst()
        .ifPresent(s -> planted(run, s.valueSpan()));
  }

  private void cpusOf(RunConfig run, Span span) {
    for (Scenario.ThreadDecl thread : scenario.threads()) {
      if (thread.cpu().isPresent() && thread.cpu().get() >= run.cpus()) {
        reporter.report(
            ErrorCode.E007,
            span,
            "thread `" + thread.name() + "` starts on cpu" + thread.cpu().get(),
            "this run has " + cpus(run.cpus()));
      }
    }
  }

  private void violated(Scenario.Expect expect, boolean runs) {
    Name property = expect.property();
    if (property != null
        && !symbols.properties.containsKey(property.text())
        && !vocabulary.invariants().contains(property.text())) {
      List<String> known = new ArrayList<>(symbols.properties.keySet());
      known.addAll(vocabulary.invariants());
      Diagnostic d =
          Diagnostic.of(
              ErrorCode.E010,
              property.span(),
              "unknown invariant `" + property + "`",
              "not an invariant");
      var help =
          known.contains("no_" + property)
              ? Optional.of("did you mean `no_" + property + "`?")
              : DidYouMean.help(property.text(), known);
      reporter
          .diagnostics()
          .add(
              help.isPresent()
                  ? d.help(help)
                  : d.note("invariants and properties are: " + String.join(", ", known)));
    }
    if (runs && property != null && symbols.properties.containsKey(property.text())) {
      claimedOf(Runs.of(scenario, expect, vocabulary), property);
    }
    if (expect.at() != null) {
      expressions.label(expect.at().thread(), expect.at().label());
    }
  }

  private void claimedOf(RunConfig run, Name property) {
    for (Scenario.PropertyDecl declared : scenario.properties()) {
      if (declared.name().text().equals(property.text()) && !run.has(declared.when())) {
        reporter.report(
            ErrorCode.E010,
            property.span(),
            "`" + property + "` is not claimed of this run",
            "its `when` leaves this run out");
      }
    }
  }

  private void counts(Scenario.Expect expect) {
    Set<String> seen = new HashSet<>();
    for (Scenario.Count count : expect.counts()) {
      word(count.what(), "count", Words.COUNTS, seen);
    }
  }

  void limits() {
    Set<String> seen = new HashSet<>();
    for (Scenario.Limit limit : scenario.limits()) {
      word(limit.what(), "limit", Words.LIMITS, seen);
    }
  }

  private void word(Name what, String kind, List<String> known, Set<String> seen) {
    if (known.contains(what.text())) {
      reporter.isNew(seen, what, ErrorCode.E039, "`" + what + "` is set twice");
    } else {
      reporter.unknown(ErrorCode.E041, what, kind, known);
    }
  }
}
