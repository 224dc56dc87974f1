package org.sfmc.checker.fuzz.keep;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sfmc.checker.fuzz.Silent;
import org.sfmc.scenarios.check.ScenarioFile;
import org.sfmc.scenarios.compile.ModelVocabulary;
import org.sfmc.scenarios.format.Printer;
import org.sfmc.scenarios.syntax.Scenario;

/**
 * A scenario that claims nothing, as lines: a person changes lines, and so do the steps that make a
 * find read like what a person wrote.
 *
 * @param head all that stands before the threads
 * @param tail all that stands behind them
 */
record Draft(List<String> head, List<Part> parts, List<String> tail) {
  private static final Pattern PAGE = Pattern.compile("(\\w+)(\\(\\d+\\))?");
  private static final Pattern PAGES = Pattern.compile("^ *pages *= *(.*);$");
  private static final Pattern THREAD = Pattern.compile("^thread (\\w+)(.*) \\{$");

  Draft {
    head = List.copyOf(head);
    parts = List.copyOf(parts);
    tail = List.copyOf(tail);
  }

  /**
   * A thread.
   *
   * @param where what stands between its name and the brace
   */
  record Part(String name, String where, List<String> body) {
    Part {
      body = List.copyOf(body);
    }

    Part with(List<String> other) {
      return new Part(name, where, other);
    }

    String text() {
      return String.join("\n", body);
    }

    /** Whether some line of it matches. */
    boolean has(String regex) {
      return Pattern.compile(regex, Pattern.MULTILINE).matcher(text()).find();
    }
  }

  /** The lines of a scenario, without its claims. */
  static Draft of(Scenario scenario) {
    List<String> head = new ArrayList<>();
    List<Part> parts = new ArrayList<>();
    List<String> tail = new ArrayList<>();
    List<String> body = new ArrayList<>();
    Matcher thread = null;
    for (String line : Printer.print(Silent.of(scenario)).lines().toList()) {
      Matcher begins = THREAD.matcher(line);
      if (begins.matches()) {
        thread = begins;
        body = new ArrayList<>();
      } else if (thread != null && line.equals("}")) {
        parts.add(new Part(thread.group(1), thread.group(2), body));
        thread = null;
      } else if (thread != null) {
        body.add(line);
      } else if (!line.isEmpty() || parts.isEmpty()) {
        (parts.isEmpty() ? head : tail).add(line);
      }
    }
    return new Draft(head, parts, tail);
  }

  Draft with(List<Part> others) {
    return new Draft(head, others, tail);
  }

  /** The same with another thread at a place. */
  Draft with(int at, Part part) {
    List<Part> others = new ArrayList<>(parts);
    others.set(at, part);
    return with(others);
  }

  /** The same with other words for some, titles aside. */
  Draft renamed(Map<String, String> names) {
    UnaryOperator<String> other = line -> line.startsWith("\"") ? line : renamed(line, names);
    return new Draft(
        head.stream().map(other).toList(),
        parts.stream()
            .map(
                p ->
                    new Part(
                        names.getOrDefault(p.name, p.name),
                        p.where,
                        p.body.stream().map(other).toList()))
            .toList(),
        tail.stream().map(other).toList());
  }

  static String renamed(String line, Map<String, String> names) {
    return Pattern.compile("\\b\\w+\\b")
        .matcher(line)
        .replaceAll(word -> names.getOrDefault(word.group(), word.group()));
  }

  /** The pages and, in parentheses, what they hold. */
  Map<String, String> pages() {
    Map<String, String> pages = new LinkedHashMap<>();
    for (String line : head) {
      Matcher declared = PAGES.matcher(line);
      if (declared.matches()) {
        PAGE.matcher(declared.group(1))
            .results()
            .forEach(p -> pages.put(p.group(1), p.group(2) == null ? "" : p.group(2)));
      }
    }
    return pages;
  }

  /** The value of a setting of the machine. */
  int setting(String key, int otherwise) {
    Pattern line = Pattern.compile("^ *" + key + " *= *([0-9]+);$");
    return head.stream()
        .map(line::matcher)
        .filter(Matcher::matches)
        .map(m -> Integer.parseInt(m.group(1)))
        .findFirst()
        .orElse(otherwise);
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>(head);
    for (Part part : parts) {
      lines.add("thread " + part.name + part.where + " {");
      lines.addAll(part.body);
      lines.add("}");
      lines.add("");
    }
    lines.addAll(tail);
    return lines;
  }

  /** The scenario; empty where something in it means nothing. */
  Optional<Scenario> scenario() {
    Matcher name = Pattern.compile("SFBUF (\\w+)").matcher(head.get(0));
    String file = (name.matches() ? name.group(1) : "") + ScenarioFile.SUFFIX;
    String text = String.join("\n", lines()) + "\n";
    return ScenarioFile.parse(text, file, ModelVocabulary.get()).scenario();
  }
}
