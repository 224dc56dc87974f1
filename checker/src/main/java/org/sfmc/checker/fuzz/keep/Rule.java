package org.sfmc.checker.fuzz.keep;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A parameter of a find, of whether a thread keeps one of the rules of sf_buf(9) that are about the
 * same as the find: what happens if it does not is what a reader wants to know next.
 *
 * @param lines of the scenario with the parameter, by which the rule is kept
 * @param broken the setting by which it is not
 */
record Rule(List<String> lines, String broken) {
  /** Settings by which rules are broken, each with the promises that are about the same. */
  private static final Map<String, List<String>> TOPICS =
      Map.of(
          "FREES = 2",
          List.of("ref", "free_list", "list_", "freed"),
          "CHECKS = 0",
          List.of("no_null", "null_", "killable", "want_", "mutex", "returns_unlocked"),
          "FLAGS = SFB_DEFAULT",
          List.of("nowait", "null_", "killable"),
          "FLAGS = SFB_CPUPRIVATE",
          List.of("private"),
          "PIN = 0",
          List.of("private", "tlb", "shared", "cpumask", "unused", "shootdown"),
          "EARLY = 1",
          List.of("page", "wire", "held", "free_is", "private"),
          "UNWIRES = 0",
          List.of("page", "wire", "no_wiring", "no_buffer", "no_hold"),
          "LATE = 1",
          List.of("no_use", "no_page_fault", "free_is", "held"));

  private static final Pattern FLAGS = Pattern.compile(", (SFB_\\w+)\\);");
  private static final Pattern READ = Pattern.compile("^(?:\\w+:)? +(?:int )?(\\w+ = \\*\\w+;)$");
  private static final Pattern FREE = Pattern.compile("^(?:\\w+:)? +sf_buf_free\\((\\w+)\\);$");

  Rule {
    lines = List.copyOf(lines);
  }

  /** Those that fit the lines, and are about the same as a promise. */
  static List<Rule> about(String property, List<String> lines) {
    return of(lines).stream()
        .filter(
            r -> TOPICS.getOrDefault(r.broken, List.of()).stream().anyMatch(property::startsWith))
        .toList();
  }

  /** All that fit the lines. */
  static List<Rule> of(List<String> lines) {
    List<Rule> rules = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      Matcher free = FREE.matcher(lines.get(i));
      // What stands inside of something is there for a reason of its own.
      if (free.matches() && indent(lines.get(i)) == 4) {
        String page = pageOf(lines, i, free.group(1));
        early(lines, i, "    vm_page_unwire(" + page + ");").ifPresent(rules::add);
        early(lines, i, "    sched_unpin();").ifPresent(rules::add);
        rules.add(twice(lines, i));
        late(lines, i).ifPresent(rules::add);
      }
      if (lines.get(i).equals("    sched_pin();")) {
        pin(lines, i).ifPresent(rules::add);
      }
      if (lines.get(i).matches("    vm_page_unwire\\(\\w+\\);")) {
        rules.add(only(lines, i, i, "UNWIRES"));
      }
      if (lines.get(i).matches("    if \\(\\w+ != NULL\\)")) {
        rules.add(checks(lines, i));
      }
      rules.addAll(flags(lines, i));
    }
    return rules;
  }

  private static int indent(String line) {
    String text = line.replaceFirst("^\\w+:", "");
    return line.length() - text.strip().length();
  }

  /** The page of the latest mapping in a buffer. */
  private static String pageOf(List<String> lines, int before, String sf) {
    Pattern alloc = Pattern.compile("\\b" + sf + " = sf_buf_alloc\\((\\w+), ");
    for (int i = before; i >= 0 && !lines.get(i).startsWith("thread "); i--) {
      Matcher found = alloc.matcher(lines.get(i));
      if (found.find()) {
        return found.group(1);
      }
    }
    return "";
  }

  private static int endOf(List<String> lines, int from) {
    return from + lines.subList(from, lines.size()).indexOf("}");
  }

  /** What stands behind a statement may come before it. */
  private static Optional<Rule> early(List<String> lines, int before, String statement) {
    int at = lines.subList(0, endOf(lines, before)).lastIndexOf(statement);
    if (at < before) {
      return Optional.empty();
    }
    List<String> more = new ArrayList<>(lines);
    more.set(at, "        " + statement.strip());
    more.add(at, "    if (EARLY == 0)");
    more.addAll(before, List.of("    if (EARLY == 1)", "        " + statement.strip()));
    return Optional.of(new Rule(declared(more, "EARLY = 0"), "EARLY = 1"));
  }

  /** A buffer is freed twice. */
  private static Rule twice(List<String> lines, int at) {
    List<String> more = new ArrayList<>(lines);
    String free = lines.get(at).replaceFirst("^\\w+:", "").strip();
    more.addAll(at + 1, List.of("    if (FREES == 2)", "        " + free));
    return new Rule(declared(more, "FREES = 1"), "FREES = 2");
  }

  /** What is read before a buffer is freed may be read after it. */
  private static Optional<Rule> late(List<String> lines, int at) {
    Matcher read = READ.matcher(lines.get(at - 1));
    if (!read.matches()) {
      return Optional.empty();
    }
    List<String> more = new ArrayList<>(lines);
    more.addAll(at + 1, List.of("    if (LATE == 1)", "        " + read.group(1)));
    return Optional.of(new Rule(declared(more, "LATE = 0"), "LATE = 1"));
  }

  /** A thread is not pinned where it was. */
  private static Optional<Rule> pin(List<String> lines, int at) {
    int end = lines.subList(0, endOf(lines, at)).lastIndexOf("    sched_unpin();");
    return end < at ? Optional.empty() : Optional.of(only(lines, at, end, "PIN"));
  }

  /** Two statements, or one, are left out. */
  private static Rule only(List<String> lines, int first, int last, String parameter) {
    List<String> more = new ArrayList<>(lines);
    for (int at : first == last ? List.of(first) : List.of(last, first)) {
      more.set(at, "    " + lines.get(at));
      more.add(at, "    if (" + parameter + " == 1)");
    }
    return new Rule(declared(more, parameter + " = 1"), parameter + " = 0");
  }

  /** A buffer is used whether there is one or not. */
  private static Rule checks(List<String> lines, int at) {
    List<String> more = new ArrayList<>(lines);
    more.set(at, lines.get(at).replace("if (", "if (CHECKS == 0 || "));
    return new Rule(declared(more, "CHECKS = 1"), "CHECKS = 0");
  }

  /** A mapping is asked for in another way. */
  private static List<Rule> flags(List<String> lines, int at) {
    Matcher flags = FLAGS.matcher(lines.get(at));
    if (!flags.find()) {
      return List.of();
    }
    List<String> more = new ArrayList<>(lines);
    more.set(at, flags.replaceFirst(", FLAGS);"));
    List<String> with = declared(more, "FLAGS = " + flags.group(1));
    return Stream.of("SFB_DEFAULT", "SFB_CPUPRIVATE")
        .filter(other -> !other.equals(flags.group(1)))
        .map(other -> new Rule(with, "FLAGS = " + other))
        .toList();
  }

  private static List<String> declared(List<String> lines, String parameter) {
    int after = lines.indexOf("}") + 1;
    boolean isFirst = lines.stream().noneMatch(l -> l.startsWith("param "));
    lines.add(after + 1, "param " + parameter + ";");
    if (isFirst) {
      lines.add(after + 2, "");
    }
    return lines;
  }
}
