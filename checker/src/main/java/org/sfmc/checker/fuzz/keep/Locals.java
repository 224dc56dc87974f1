package org.sfmc.checker.fuzz.keep;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sfmc.checker.fuzz.keep.Draft.Part;

/** Names the locals of a thread as people do: sf, and for another one what it is to the first. */
final class Locals {
  private static final Pattern BUFFER =
      Pattern.compile("struct sf_buf \\*(\\w+) = sf_buf_alloc\\((\\w+), ");
  private static final Pattern ADDRESS = Pattern.compile("vm_offset_t (\\w+) = ");
  private static final Pattern READ = Pattern.compile("int (\\w+) = \\*\\w+;");

  private Locals() {}

  /**
   * The thread with other names.
   *
   * @param taken names that mean something else
   */
  static Part of(Part part, Collection<String> taken, Draw draw) {
    Map<String, String> names = new LinkedHashMap<>();
    name(part, ADDRESS, draw.word("kva", "va", "addr"), taken, names);
    name(part, READ, draw.word("word", "r", "byte"), taken, names);
    buffers(part, taken, names, draw);
    List<String> body = part.body().stream().map(l -> Draft.renamed(l, names)).toList();
    return part.with(body);
  }

  private static void name(
      Part part,
      Pattern declared,
      String word,
      Collection<String> taken,
      Map<String, String> names) {
    Matcher found = declared.matcher(part.text());
    for (int number = 1; found.find(); number++) {
      String name = number == 1 ? word : word + number;
      if (!taken.contains(name)) {
        names.put(found.group(1), name);
      }
    }
  }

  private static void buffers(
      Part part, Collection<String> taken, Map<String, String> names, Draw draw) {
    List<String> locals = new ArrayList<>();
    List<String> pages = new ArrayList<>();
    Matcher found = BUFFER.matcher(part.text());
    while (found.find()) {
      locals.add(found.group(1));
      pages.add(found.group(2));
    }
    List<String> words = List.of("sf");
    if (locals.size() > 1) {
      boolean freed =
          part.text().indexOf("sf_buf_free(" + locals.get(0) + ")")
              < part.text().indexOf("*" + locals.get(1) + " = ");
      boolean same = pages.get(0).equals(pages.get(1));
      words =
          freed
              ? List.of(
                  "sf",
                  same ? draw.word("again", "back", "sf2") : draw.word("next", "other"),
                  "last")
              : draw.below(2, "both") == 0
                  ? List.of("first", "second", "third")
                  : List.of("a", "b", "c");
    }
    if (words.stream().anyMatch(taken::contains)) {
      words = List.of("one", "two", "three");
    }
    for (int i = 0; i < Math.min(locals.size(), words.size()); i++) {
      names.put(locals.get(i), words.get(i));
    }
  }
}
