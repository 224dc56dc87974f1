package org.sfmc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sfmc.cli.Cli.sfmc;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.sfmc.Repository;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** {@code docs/cli.md} has every verb and every option, and no other. */
class ReferenceTest {
  private static final Pattern SECTION = Pattern.compile("(?m)^## `sfmc ([a-z]+)`");
  private static final Pattern OPTION = Pattern.compile("^\\| (`-.*?`) \\|");

  @Test
  void hasEveryVerb() throws IOException {
    assertEquals(verbs().keySet(), sections().keySet());
  }

  @TestFactory
  Stream<DynamicTest> hasEveryOption() throws IOException {
    Map<String, String> sections = sections();
    return verbs().entrySet().stream()
        .map(
            verb ->
                DynamicTest.dynamicTest(
                    verb.getKey(),
                    () ->
                        assertEquals(
                            new TreeSet<>(options(verb.getValue())),
                            new TreeSet<>(written(sections, verb.getKey())))));
  }

  @TestFactory
  Stream<DynamicTest> theHelpOfEachVerbBeginsWithExamplesThatMeanSomething() {
    return verbs().keySet().stream().map(v -> DynamicTest.dynamicTest(v, () -> examples(v)));
  }

  /** An example is parsed; it need not find its file. */
  private static void examples(String verb) {
    Cli help = sfmc(verb, "--help");
    List<String> lines = help.out().lines().toList();
    assertEquals("Examples:", lines.get(0));
    assertTrue(lines.get(1).startsWith("  sfmc " + verb), help::out);
    for (String line : lines.subList(1, lines.indexOf(""))) {
      String[] words =
          ShellWords.of(line.strip().replaceFirst(" \\| .*", "")).stream()
              .skip(1)
              .toArray(String[]::new);
      CommandLine.ParseResult parsed = new CommandLine(new Main()).parseArgs(words);
      assertEquals(verb, parsed.subcommand().commandSpec().name(), line);
    }
    assertEquals(0, help.code());
  }

  private static Map<String, CommandLine> verbs() {
    return new LinkedHashMap<>(new CommandLine(new Main()).getSubcommands());
  }

  /** The options of a verb that are its own, or that only some verbs have. */
  private static List<String> options(CommandLine verb) {
    List<String> options = new ArrayList<>();
    for (OptionSpec option : verb.getCommandSpec().options()) {
      if (!option.hidden() && !option.usageHelp() && !option.versionHelp()) {
        String names = String.join(", ", option.names());
        String label = option.arity().max() == 0 ? "" : " " + option.paramLabel();
        options.add("`" + names + label + "`");
      }
    }
    return options;
  }

  private static List<String> written(Map<String, String> sections, String verb) {
    List<String> options = new ArrayList<>();
    String own = sections.get(verb);
    String shared = own.contains("(#searching)") ? page().split("## Searching")[1] : "";
    for (String line : (own + shared).lines().toList()) {
      Matcher option = OPTION.matcher(line);
      if (option.find()) {
        options.add(option.group(1).replace("\\|", "|"));
      }
    }
    return options;
  }

  private static Map<String, String> sections() throws IOException {
    Map<String, String> sections = new LinkedHashMap<>();
    String[] parts = page().split("(?m)^(?=## )");
    Arrays.stream(parts)
        .forEach(
            part -> {
              Matcher verb = SECTION.matcher(part);
              if (verb.find()) {
                sections.put(verb.group(1), part);
              }
            });
    return sections;
  }

  private static String page() {
    try {
      return Files.readString(Repository.ROOT.resolve("docs/cli.md"));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
