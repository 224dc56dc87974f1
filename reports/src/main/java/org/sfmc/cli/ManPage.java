package org.sfmc.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/**
 * The manual page, made of what the command line says of itself.
 *
 * <p>In the language of man(7), which every formatter of manual pages reads.
 */
final class ManPage {
  private static final int WIDTH = 78;

  /** Characters that a formatter would take for others, or for the start of a command. */
  private static final Map<Integer, String> ESCAPES =
      Map.of(
          (int) '\\', "\\e",
          (int) '-', "\\-",
          (int) '\'', "\\(aq",
          (int) '`', "\\(ga",
          (int) '^', "\\(ha",
          (int) '~', "\\(ti");

  private final StringBuilder out = new StringBuilder();

  private ManPage() {}

  /** The page of a command and its verbs. */
  static String of(CommandLine command) {
    ManPage page = new ManPage();
    page.page(command.getCommandSpec());
    return page.out.toString();
  }

  private void page(CommandSpec sfmc) {
    String name = sfmc.name();
    macro(".\\\" Written by `sfmc man`; do not edit.");
    macro(".TH " + name.toUpperCase(Locale.ROOT) + " 1 \"\" \"" + sfmc.version()[0] + "\"");
    macro(".SH NAME");
    String purpose = String.join(" ", sfmc.usageMessage().description());
    text(name + " - " + purpose.replaceFirst("\\.$", ""));
    macro(".SH SYNOPSIS");
    out.append(bold(name)).append(" \\fIverb\\fR [\\fIoption\\fR ...] [\\fIargument\\fR ...]\n");
    macro(".SH VERBS");
    sfmc.subcommands().values().stream()
        .map(CommandLine::getCommandSpec)
        .filter(verb -> !verb.usageMessage().hidden())
        .forEach(this::verb);
    macro(".SH EXIT STATUS");
    exitCodes(sfmc.usageMessage());
    macro(".SH EXAMPLES");
    literal(Main.EXAMPLES.lines().skip(1).toList());
    macro(".SH SEE ALSO");
    text(
        "The folder docs of the project: language.md is the language of scenarios, authoring.md how");
    text("to write one.");
  }

  private void verb(CommandSpec verb) {
    macro(".SS " + verb.name());
    out.append(bold(verb.qualifiedName()));
    out.append(options(verb).isEmpty() ? "" : " [\\fIoption\\fR ...]");
    for (PositionalParamSpec parameter : verb.positionalParameters()) {
      boolean isOptional = parameter.arity().min() == 0;
      String label = "\\fI" + escape(parameter.paramLabel()) + "\\fR";
      String several = parameter.isMultiValue() ? " ..." : "";
      out.append(isOptional ? " [" + label + several + "]" : " " + label + several);
    }
    out.append('\n');
    for (String paragraph : verb.usageMessage().description()) {
      macro(".PP");
      text(paragraph);
    }
    verb.positionalParameters().forEach(p -> item("\\fI" + escape(p.paramLabel()) + "\\fR", p));
    options(verb).forEach(o -> item(names(o), o));
    List<String> examples = List.of(verb.usageMessage().header());
    if (!examples.isEmpty()) {
      macro(".PP");
      String lines = String.join("\n", examples.subList(1, examples.size())).formatted();
      literal(lines.lines().filter(line -> !line.isBlank()).toList());
    }
  }

  private static List<OptionSpec> options(CommandSpec verb) {
    return verb.options().stream()
        .filter(o -> !o.hidden() && !o.usageHelp() && !o.versionHelp())
        .toList();
  }

  private static String names(OptionSpec option) {
    List<String> names = new ArrayList<>();
    for (String name : option.names()) {
      names.add(bold(name));
    }
    boolean takesValue = option.arity().max() > 0;
    String value = takesValue ? " \\fI" + escape(option.paramLabel()) + "\\fR" : "";
    return String.join(", ", names) + value;
  }

  private void item(String what, ArgSpec argument) {
    macro(".TP");
    out.append(what).append('\n');
    for (String line : argument.description()) {
      text(line);
    }
  }

  private void exitCodes(UsageMessageSpec usage) {
    usage
        .exitCodeList()
        .forEach(
            (code, meaning) -> {
              macro(".TP");
              out.append(bold(code.strip())).append('\n');
              text(meaning);
            });
  }

  private void macro(String line) {
    out.append(line).append('\n');
  }

  /** Words, which the formatter fills lines with. */
  private void text(String words) {
    StringBuilder line = new StringBuilder();
    for (String word : words.formatted().strip().split("\\s+")) {
      if (line.length() > 0 && line.length() + 1 + word.length() > WIDTH) {
        line(line.toString());
        line.setLength(0);
      }
      line.append(line.length() == 0 ? "" : " ").append(word);
    }
    line(line.toString());
  }

  /** Lines that stay as they are. */
  private void literal(List<String> lines) {
    macro(".nf");
    lines.forEach(this::line);
    macro(".fi");
  }

  /** A line of text, even if it looks like a macro. */
  private void line(String text) {
    String escaped = escape(text);
    boolean isMacro = escaped.startsWith(".") || escaped.startsWith("\\(aq");
    out.append(isMacro ? "\\&" : "").append(escaped).append('\n');
  }

  private static String bold(String text) {
    return "\\fB" + escape(text) + "\\fR";
  }

  private static String escape(String text) {
    StringBuilder escaped = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              String plain = c < 128 ? Character.toString(c) : "\\[u%04X]".formatted(c);
              escaped.append(ESCAPES.getOrDefault(c, plain));
            });
    return escaped.toString();
  }
}
