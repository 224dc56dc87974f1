package org.sfmc.bugs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sfmc.scenarios.check.RunConfig;
import org.sfmc.scenarios.check.Runs;
import org.sfmc.scenarios.check.ScenarioFile;
import org.sfmc.scenarios.compile.Compiled;
import org.sfmc.scenarios.compile.Compiler;
import org.sfmc.scenarios.compile.ModelVocabulary;
import org.sfmc.scenarios.format.Printer;
import org.sfmc.scenarios.syntax.Scenario;
import org.sfmc.scenarios.syntax.Scenario.Expect;
import org.sfmc.scenarios.syntax.Scenario.ThreadDecl;

/**
 * A run with one thing less.
 *
 * @param what is missing
 * @param run what is left; empty where that is no scenario, because something else speaks of what
 *     is missing
 */
record Smaller(String what, Optional<Compiled> run) {
  private static final Pattern START = Pattern.compile("@ cpu([0-9])");
  private static final Pattern SIGNAL = Pattern.compile("psignal\\([a-z_]+\\);");

  /** A thread, a CPU, a buffer, a page (another is used in its place) or a signal less. */
  static List<Smaller> of(Exposing exposing) {
    Scenario whole = onlyThisRun(exposing);
    RunConfig run = exposing.run();
    List<Smaller> smaller = new ArrayList<>();
    whole.threads().forEach(t -> smaller.add(withoutThread(whole, t)));
    if (run.cpus() > 1) {
      String text = START.matcher(Printer.print(whole)).replaceAll(m -> start(m, run.cpus() - 2));
      smaller.add(made("a CPU", text, run.cpus() - 1, run.buffers()));
    }
    if (run.buffers() > 1) {
      smaller.add(made("a buffer", Printer.print(whole), run.cpus(), run.buffers() - 1));
    }
    List<String> pages = whole.machine().pages().stream().map(p -> p.name().text()).toList();
    for (String page : pages) {
      for (String other : pages) {
        if (!page.equals(other)) {
          smaller.add(withoutPage(whole, page, other));
        }
      }
    }
    signals(whole, smaller);
    return smaller;
  }

  /** Claims of the file are about its own situation, and go. */
  private static Scenario onlyThisRun(Exposing exposing) {
    Expect expect = exposing.run().expect();
    Expect anywhere =
        new Expect(
            expect.expected(),
            expect.property(),
            false,
            null,
            expect.with(),
            List.of(),
            expect.span());
    return with(exposing.scenario(), exposing.scenario().threads(), List.of(anywhere));
  }

  private static Scenario with(Scenario s, List<ThreadDecl> threads, List<Expect> expects) {
    return new Scenario(
        s.name(),
        s.title(),
        s.includes(),
        s.machine(),
        s.params(),
        s.shared(),
        threads,
        s.env(),
        List.of(),
        List.of(),
        expects,
        s.limits(),
        s.source());
  }

  private static Smaller withoutThread(Scenario whole, ThreadDecl thread) {
    Predicate<ThreadDecl> others = t -> !t.equals(thread);
    List<ThreadDecl> left = whole.threads().stream().filter(others).toList();
    String text = Printer.print(with(whole, left, whole.expects()));
    return made("thread " + thread.name(), text, 0, 0);
  }

  private static Smaller withoutPage(Scenario whole, String page, String other) {
    String text = Printer.print(whole);
    String declared = text.replaceFirst("(pages = .*)\\b" + page + "\\b(\\([0-9]+\\))?(, )?", "$1");
    declared = declared.replaceFirst("(pages = .*), ;", "$1;");
    String merged = declared.replaceAll("\\b" + page + "\\b", other);
    return made("a page", merged, 0, 0);
  }

  private static void signals(Scenario whole, List<Smaller> smaller) {
    String text = Printer.print(whole);
    Matcher posted = SIGNAL.matcher(text);
    while (posted.find()) {
      String left = text.substring(0, posted.start()) + ";" + text.substring(posted.end());
      smaller.add(made(posted.group().replace(";", ""), left.replaceAll("(?m)^\\s*;\n", ""), 0, 0));
    }
    Matcher may = Pattern.compile("(?m)^ *(signal [a-z_]+) at most.*\n").matcher(text);
    while (may.find()) {
      String left = text.substring(0, may.start()) + text.substring(may.end());
      smaller.add(made(may.group(1), left.replace("env {\n}\n", ""), 0, 0));
    }
  }

  private static String start(MatchResult start, int highest) {
    return "@ cpu" + Math.min(Integer.parseInt(start.group(1)), highest);
  }

  /** The machine of the text, unless other numbers of CPUs and buffers are given. */
  private static Smaller made(String what, String text, int cpus, int buffers) {
    String name = text.lines().findFirst().orElseThrow().replace("SFBUF ", "");
    Optional<Scenario> scenario =
        ScenarioFile.parse(text, name + ScenarioFile.SUFFIX, ModelVocabulary.get()).scenario();
    return new Smaller(what, scenario.map(s -> compiled(s, cpus, buffers)));
  }

  private static Compiled compiled(Scenario scenario, int cpus, int buffers) {
    RunConfig run = Runs.of(scenario, ModelVocabulary.get()).get(0);
    return Compiler.compile(
        scenario,
        new RunConfig(
            run.id(),
            cpus == 0 ? run.cpus() : cpus,
            buffers == 0 ? run.buffers() : buffers,
            run.impl(),
            run.bugs(),
            run.speculative(),
            run.statistics(),
            run.params(),
            run.expect()));
  }

  /** The same without the bug. */
  Optional<Compiled> unplanted() {
    return run.map(
        c ->
            Compiler.compile(
                c.scenario(),
                new RunConfig(
                    c.run().id(),
                    c.run().cpus(),
                    c.run().buffers(),
                    c.run().impl(),
                    List.of(),
                    c.run().speculative(),
                    c.run().statistics(),
                    c.run().params(),
                    c.run().expect())));
  }
}
