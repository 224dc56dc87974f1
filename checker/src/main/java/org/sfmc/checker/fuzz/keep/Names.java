package org.sfmc.checker.fuzz.keep;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sfmc.checker.fuzz.keep.Draft.Part;

/** Names for what is left of a scenario: its threads, their locals and their labels. */
final class Names {
  private static final Pattern LABEL = Pattern.compile("^([A-Z]\\w*): +(.*)$");
  private static final Pattern CPU = Pattern.compile(" @ cpu0");

  private Names() {}

  /** The draft with names that say what is what. */
  static Draft of(Draft draft, Draw draw) {
    Map<String, String> roles = Roles.of(draft, draw);
    Draft named = draft.renamed(roles);
    boolean isOneCpu = named.setting("cpus", 2) == 1;
    List<Part> parts = new ArrayList<>();
    for (Part part : named.parts()) {
      // Where there is one CPU, nobody is said to be on it.
      String where = isOneCpu ? CPU.matcher(part.where()).replaceFirst("") : part.where();
      parts.add(Locals.of(new Part(part.name(), where, part.body()), roles.values(), draw));
    }
    return labelled(contents(named.with(parts), draw), draw);
  }

  /** What pages hold are any numbers, each its own, where it matters what they hold. */
  private static Draft contents(Draft draft, Draw draw) {
    int first = 3 + draw.below(5, "contents");
    List<String> head = new ArrayList<>(draft.head());
    for (int i = 0; i < head.size(); i++) {
      if (head.get(i).contains("p0(")) {
        String pages = head.get(i).replaceAll("(p\\d)\\(\\d+\\)", "$1");
        for (int p = 0; p < 4; p++) {
          pages = pages.replaceAll("\\bp" + p + "\\b", "p" + p + "(" + (first + p) + ")");
        }
        head.set(i, pages);
      }
    }
    return new Draft(head, draft.parts(), draft.tail());
  }

  /** Labels are letters that hint at what happens there. */
  private static Draft labelled(Draft draft, Draw draw) {
    Draft all = draft;
    for (int p = 0; p < draft.parts().size(); p++) {
      for (int i = 0; i < draft.parts().get(p).body().size(); i++) {
        Part part = all.parts().get(p);
        Matcher label = LABEL.matcher(part.body().get(i));
        if (label.matches()) {
          String letter = letter(part, i, draw);
          List<String> body = new ArrayList<>(part.body());
          body.set(i, letter + ":  " + label.group(2));
          String old = part.name() + ":" + label.group(1) + ")";
          String now = part.name() + ":" + letter + ")";
          Draft labelled = all.with(p, part.with(body));
          all =
              labelled.with(
                  labelled.parts().stream()
                      .map(o -> o.with(o.body().stream().map(l -> l.replace(old, now)).toList()))
                      .toList());
        }
      }
    }
    return all;
  }

  /** A letter for a line of a thread: what is done there, or whose it is. */
  static String letter(Part part, int line, Draw draw) {
    String text = part.body().get(line).strip();
    Map<Pattern, String> letters = new LinkedHashMap<>();
    letters.put(Pattern.compile("sf_buf_free\\("), "F");
    letters.put(Pattern.compile("= \\*\\w+;"), "R");
    letters.put(Pattern.compile("^\\*\\w+ ="), "W");
    letters.put(Pattern.compile("vm_page_unwire\\(|vm_page_unhold\\("), "U");
    letters.put(Pattern.compile("sf_buf_page\\(|sched_unpin\\("), "P");
    String letter =
        letters.entrySet().stream()
            .filter(e -> e.getKey().matcher(text).find())
            .map(Map.Entry::getValue)
            .findFirst()
            .orElseGet(() -> mapping(part, line, draw));
    long taken =
        part.body().stream().filter(l -> l.startsWith(letter + ": ") && !l.contains(text)).count();
    return taken == 0 ? letter : letter + (taken + 1);
  }

  /** A hit, what is taken anew, or the one mapping of a thread. */
  private static String mapping(Part part, int line, Draw draw) {
    Matcher alloc = Pattern.compile("sf_buf_alloc\\((\\w+), ").matcher(part.body().get(line));
    if (!alloc.find()) {
      return "L";
    }
    String before = String.join("\n", part.body().subList(0, line));
    if (before.contains("sf_buf_alloc(" + alloc.group(1) + ", ")) {
      return "H";
    } else if (before.contains("sf_buf_alloc(")) {
      return draw.word("C", "M", "N", "A");
    }
    String own = part.name().substring(0, 1).toUpperCase(java.util.Locale.ROOT);
    return draw.below(4, "own letter") == 0 ? own : draw.word("A", "M", "T", "L");
  }
}
