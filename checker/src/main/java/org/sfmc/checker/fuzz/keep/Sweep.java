package org.sfmc.checker.fuzz.keep;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.sfmc.checker.fuzz.keep.Draft.Part;

/**
 * Takes away what nobody refers to, and puts into order what is left: the page that is used first
 * is p0, and whoever begins with a wait comes later.
 */
final class Sweep {
  private static final Pattern SHARED = Pattern.compile("^shared int (\\w+) = .*");
  private static final Pattern ENTITY = Pattern.compile("\\bp[0-9]\\b");
  private static final Pattern HEAD = Pattern.compile("^( *)(if|while) (\\(.*\\)) \\{$");

  private Sweep() {}

  static Draft of(Draft draft) {
    Draft bare =
        draft.with(draft.parts().stream().map(p -> p.with(withoutBraces(p.body()))).toList());
    return pages(new Draft(head(bare), byWait(bare.parts()), tail(bare)));
  }

  private static List<Part> byWait(List<Part> parts) {
    List<Part> ordered = new ArrayList<>(parts);
    ordered.removeIf(p -> p.body().get(0).contains("await("));
    parts.stream().filter(p -> p.body().get(0).contains("await(")).forEach(ordered::add);
    return ordered;
  }

  /** The head without variables that nobody names, and with the pages before the TLBs. */
  private static List<String> head(Draft draft) {
    String threads = draft.parts().stream().map(Part::text).collect(Collectors.joining("\n"));
    List<String> head = new ArrayList<>();
    for (String line : draft.head()) {
      Matcher shared = SHARED.matcher(line);
      boolean unused =
          shared.matches()
              && !Pattern.compile("\\b" + shared.group(1) + "\\b").matcher(threads).find();
      boolean secondBlank =
          line.isEmpty() && !head.isEmpty() && head.get(head.size() - 1).isEmpty();
      if (!unused && !secondBlank) {
        head.add(line);
      }
    }
    int tlb = indexOf(head, "    tlb");
    int pages = indexOf(head, "    pages");
    if (tlb >= 0 && pages > tlb) {
      head.add(pages, head.remove(tlb));
    }
    return head;
  }

  private static int indexOf(List<String> lines, String start) {
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).startsWith(start)) {
        return i;
      }
    }
    return -1;
  }

  /** A rule of the environment that stands alone stands on the line of its brace. */
  private static List<String> tail(Draft draft) {
    List<String> tail =
        draft.tail().stream().map(l -> l.replaceAll("(signal \\w+) at most 1;", "$1;")).toList();
    return tail.size() == 3 && tail.get(0).equals("env {")
        ? List.of("env { " + tail.get(1).strip() + " }")
        : tail;
  }

  private static List<String> withoutBraces(List<String> body) {
    List<String> bare = new ArrayList<>();
    for (int i = 0; i < body.size(); i++) {
      Matcher head = HEAD.matcher(body.get(i));
      boolean alone = head.matches() && i + 2 < body.size() && body.get(i + 2).strip().equals("}");
      boolean simple = alone && body.get(i + 1).matches("^ *(\\w+ = )?\\*?\\w+(\\(.*\\)| = .*)?;$");
      if (simple) {
        bare.add(head.group(1) + head.group(2) + " " + head.group(3));
        bare.add(body.get(i + 1));
        i += 2;
      } else {
        bare.add(body.get(i));
      }
    }
    return bare;
  }

  private static Draft pages(Draft draft) {
    Map<String, String> names = new LinkedHashMap<>();
    draft.parts().forEach(p -> found(p.text(), names));
    found(String.join("\n", draft.tail()), names);
    Map<String, String> old = draft.pages();
    if (names.isEmpty() || !old.keySet().containsAll(names.keySet())) {
      return draft;
    }
    Map<String, String> contents = new TreeMap<>();
    names.forEach((page, name) -> contents.put(name, contents(draft, name, old.get(page))));
    Draft renamed = draft.renamed(names);
    String line =
        contents.entrySet().stream()
            .map(e -> e.getKey() + e.getValue())
            .collect(Collectors.joining(", ", "    pages   = ", ";"));
    List<String> head = new ArrayList<>(renamed.head());
    int at = indexOf(head, "    pages");
    head.set(at, line);
    return new Draft(head, renamed.parts(), renamed.tail());
  }

  /** What pages hold matters to those alone who look, and they want to see something. */
  private static String contents(Draft draft, String name, String old) {
    boolean read = draft.parts().stream().anyMatch(p -> p.has("= \\*\\w+;"));
    String holds = old.isEmpty() && name.equals("p0") ? "(5)" : old;
    return read ? holds : "";
  }

  private static void found(String text, Map<String, String> names) {
    ENTITY
        .matcher(text)
        .results()
        .forEach(r -> names.computeIfAbsent(r.group(), p -> "p" + names.size()));
  }
}
