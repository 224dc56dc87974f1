package org.sfmc.scenarios.format;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.sfmc.scenarios.syntax.Scenario;

/**
 * Prints a scenario as a file.
 *
 * <p>What came from included files is printed in place of the includes: the print stands alone.
 */
public final class Printer {
  private final StringBuilder out = new StringBuilder();

  private Printer() {}

  /** The scenario in canonical form. */
  public static String print(Scenario scenario) {
    Printer printer = new Printer();
    printer.header(scenario);
    printer.machine(scenario.machine());
    printer.variables(scenario);
    scenario.threads().forEach(printer::thread);
    printer.environment(scenario.env());
    printer.section(
        Stream.concat(
                scenario.watches().stream().map(Printer::watch),
                scenario.properties().stream().map(Printer::property))
            .toList());
    printer.section(scenario.expects().stream().map(Printer::expect).toList());
    printer.limits(scenario.limits());
    return printer.out.toString();
  }

  private void header(Scenario scenario) {
    out.append("SFBUF ").append(scenario.name()).append('\n');
    if (!scenario.title().isEmpty()) {
      out.append('"').append(scenario.title()).append("\"\n");
    }
  }

  private void machine(Scenario.Machine machine) {
    if (machine.settings().isEmpty() && machine.pages().isEmpty()) {
      return;
    }
    out.append("\nmachine {\n");
    machine.settings().values().forEach(s -> out.append("    ").append(setting(s)).append(";\n"));
    if (!machine.pages().isEmpty()) {
      List<String> pages = machine.pages().stream().map(Printer::page).toList();
      out.append("    pages = ").append(String.join(", ", pages)).append(";\n");
    }
    out.append("}\n");
  }

  private static String page(Scenario.Page page) {
    return page.name() + (page.contents() == 0 ? "" : "(" + page.contents() + ")");
  }

  private static String setting(Scenario.Setting setting) {
    return setting.key() + " = " + setting.value().replace("+", " + ");
  }

  private static String settings(String word, List<Scenario.Setting> settings) {
    List<String> each = settings.stream().map(Printer::setting).toList();
    return settings.isEmpty() ? "" : " " + word + " " + String.join(", ", each);
  }

  private void variables(Scenario scenario) {
    section(
        scenario.params().stream()
            .map(p -> "param " + p.name() + " = " + p.value() + ";")
            .toList());
    section(
        scenario.shared().stream()
            .map(v -> "shared int " + v.name() + " = " + v.initial() + ";")
            .toList());
  }

  /** Lines with an empty one before them, or nothing. */
  private void section(List<String> lines) {
    if (!lines.isEmpty()) {
      out.append('\n');
      lines.forEach(line -> out.append(line).append('\n'));
    }
  }

  private void thread(Scenario.ThreadDecl thread) {
    out.append("\nthread ").append(thread.name());
    thread.cpu().ifPresent(cpu -> out.append(" @ cpu").append(cpu));
    if (thread.priority() != 0) {
      out.append(" priority ").append(thread.priority());
    }
    new StatementPrinter(out).body(thread.body());
  }

  private void environment(List<Scenario.EnvRule> rules) {
    if (!rules.isEmpty()) {
      out.append("\nenv {\n");
      rules.forEach(rule -> out.append("    ").append(rule(rule)).append(";\n"));
      out.append("}\n");
    }
  }

  private static String rule(Scenario.EnvRule rule) {
    if (rule instanceof Scenario.EnvRule.Signal signal) {
      return "signal " + signal.thread() + " at most " + signal.atMost();
    }
    if (rule instanceof Scenario.EnvRule.OfPage page) {
      return page.fate().name().toLowerCase(Locale.ROOT) + " " + page.page();
    }
    Scenario.EnvRule.Migrate migrate = (Scenario.EnvRule.Migrate) rule;
    String who =
        switch (migrate.who()) {
          case ANY -> "any";
          case NONE -> "none";
          case LISTED -> String.join(", ", migrate.threads().stream().map(n -> n.text()).toList());
        };
    return "migrate " + who + migrate.atMost().map(n -> " at most " + n).orElse("");
  }

  private static String property(Scenario.PropertyDecl property) {
    return property.kind().name().toLowerCase(Locale.ROOT)
        + " "
        + property.name()
        + settings("when", property.when())
        + ": "
        + ExpressionPrinter.print(property.claim())
        + ";";
  }

  private static String watch(Scenario.Watch watch) {
    return "invariant " + watch.name() + settings("when", watch.when()) + ";";
  }

  private static String expect(Scenario.Expect expect) {
    StringBuilder line = new StringBuilder("expect ");
    line.append(expect.expected().name().toLowerCase(Locale.ROOT));
    if (expect.property() != null) {
      line.append(" of ").append(expect.only() ? "only " : "").append(expect.property());
      line.append(expect.at() == null ? "" : " at " + expect.at());
    }
    line.append(settings("with", expect.with()));
    if (expect.counts().isEmpty()) {
      return line.append(';').toString();
    }
    line.append(" {");
    expect.counts().forEach(c -> line.append(" " + c.what() + " = " + c.value() + ";"));
    return line.append(" }").toString();
  }

  private void limits(List<Scenario.Limit> limits) {
    if (!limits.isEmpty()) {
      out.append("\nlimit {\n");
      limits.forEach(l -> out.append("    " + l.what() + " = " + l.value() + ";\n"));
      out.append("}\n");
    }
  }
}
