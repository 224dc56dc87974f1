package org.sfmc.checker.fuzz.keep;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A parameter of a find, of whether a thread keeps one of the rules of sf_buf(9): what happens if
 * it does not is what a reader wants to know next.
 *
 * @param lines of the scenario with the parameter, by which the rule is kept
 * @param broken the setting by which it is not
 */
record Rule(List<String> lines, String broken) {
  private static final Pattern FREE = Pattern.compile("^(?:\\w+:)? +sf_buf_free\\((\\w+)\\);$");

  Rule {
    lines = List.copyOf(lines);
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
        frees(lines, i).ifPresent(rules::add);
      }
      if (lines.get(i).equals("    sched_pin();")) {
        pin(lines, i).ifPresent(rules::add);
      }
      if (lines.get(i).matches("    vm_page_unwire\\(\\w+\\);")) {
        rules.add(only(lines, i, i, "UNWIRES"));
      }
      flags(lines, i).ifPresent(rules::add);
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
  private static Optional<Rule> frees(List<String> lines, int at) {
    List<String> more = new ArrayList<>(lines);
    String free = lines.get(at).replaceFirst("^\\w+:", "").strip();
    more.addAll(at + 1, List.of("    if (FREES == 2)", "        " + free));
    return Optional.of(new Rule(declared(more, "FREES = 1"), "FREES = 2"));
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

  /** A private mapping of a thread that is not pinned, or no buffer for one who expects one. */
  private static Optional<Rule> flags(List<String> lines, int at) {
    if (!lines.get(at).contains(", SFB_DEFAULT);")) {
      return Optional.empty();
    }
    List<String> more = new ArrayList<>(lines);
    more.set(at, lines.get(at).replace("SFB_DEFAULT", "FLAGS"));
    boolean hasPin = String.join("\n", lines).contains("sched_pin()");
    String other = hasPin ? "SFB_NOWAIT" : "SFB_CPUPRIVATE";
    return Optional.of(new Rule(declared(more, "FLAGS = SFB_DEFAULT"), "FLAGS = " + other));
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

  /** What the parameter says, for a comment behind it. */
  static String said(String line, List<String> lines) {
    if (line.startsWith("param EARLY")) {
      boolean pins = lines.contains("        sched_unpin();");
      return pins ? "1: unpins before it frees" : "1: unwires before it frees";
    } else if (line.startsWith("param FREES")) {
      return "2: and once more";
    } else if (line.startsWith("param PIN")) {
      return "0: may be moved meanwhile";
    } else if (line.startsWith("param UNWIRES")) {
      return "0: leaves the page wired";
    }
    return "";
  }
}
