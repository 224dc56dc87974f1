package org.sfmc.checker.fuzz.keep;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sfmc.checker.fuzz.Difference;
import org.sfmc.model.property.Invariant;
import org.sfmc.model.property.Invariants;

/** The line that says what a find shows: a situation, and what is promised in it. */
final class Title {
  private static final int LONGEST = 116;
  private static final List<String> NUMBERS =
      List.of("No", "One", "Two", "Three", "Four", "Five", "Six");
  private static final Pattern ALLOC = Pattern.compile("sf_buf_alloc\\((\\w+), ([^)]*)\\)");

  private final Draft draft;
  private final String threads;

  private Title(Draft draft) {
    this.draft = draft;
    StringBuilder all = new StringBuilder();
    draft.parts().forEach(p -> all.append(p.text()).append('\n'));
    this.threads = all.toString();
  }

  static String of(Draft draft, Difference difference) {
    if (difference.holds().isEmpty()) {
      return "Everybody keeps the rules, and everybody breaks something.";
    }
    Title title = new Title(draft);
    String end = ": " + promise(difference) + ".";
    String situation = title.situation();
    String more = title.prefetches() ? situation + ", and CPUs prefetch" : situation;
    return (more.length() + end.length() > LONGEST ? situation : more) + end;
  }

  private static String promise(Difference difference) {
    if (difference.property().isEmpty()) {
      return difference.other().bug().isEmpty() && difference.holds().get().bug().isEmpty()
          ? "not every machine lets it end in the same ways"
          : "it ends in the ways it should, and in no other";
    }
    return Invariants.all().stream()
        .filter(i -> i.name().equals(difference.property()))
        .map(Invariant::claim)
        .findFirst()
        .orElse(difference.property());
  }

  private boolean prefetches() {
    return draft.head().toString().contains("speculative");
  }

  private String situation() {
    if (threads.contains("psignal(")) {
      return threads.contains("await(asleep(")
          ? "A signal comes while a thread sleeps"
          : "A signal comes in between";
    } else if (String.join("\n", draft.tail()).contains("signal ")) {
      return "A signal may come at any time";
    } else if (threads.contains("SFB_NOWAIT") && threads.contains("await(executed(")) {
      return "No buffer is left";
    } else if (draft.parts().size() == 1) {
      return alone();
    } else if (threads.contains("await(asleep(")) {
      return draft.parts().size() == 2
          ? "One thread sleeps until the other frees"
          : "There is a sleeper when a buffer is freed";
    }
    String users = NUMBERS.get(draft.parts().size()) + " users";
    return pages() == 1
        ? users + " of one page"
        : users + ", " + count(pages(), "page") + buffers();
  }

  /** What one thread does. */
  private String alone() {
    List<String> pages = new ArrayList<>();
    List<String> flags = new ArrayList<>();
    Matcher alloc = ALLOC.matcher(threads);
    while (alloc.find()) {
      pages.add(alloc.group(1));
      flags.add(alloc.group(2));
    }
    boolean isPrivate = !flags.isEmpty() && flags.get(0).contains("SFB_CPUPRIVATE");
    if (pages.size() == 1) {
      return isPrivate ? "A private mapping" : "A page is mapped once, by one thread";
    } else if (pages.size() == 2 && pages.get(0).equals(pages.get(1))) {
      boolean shared = isPrivate && !flags.get(1).contains("SFB_CPUPRIVATE");
      return shared ? "A private mapping, and then one for everybody" : "A page is mapped again";
    } else if (pages.size() == 2 && isFreedBetween()) {
      return "One page after the other" + buffers();
    }
    return "One thread, " + count(pages.size(), "mapping") + buffers();
  }

  private boolean isFreedBetween() {
    int free = threads.indexOf("sf_buf_free(");
    return free >= 0 && free < threads.lastIndexOf("sf_buf_alloc(");
  }

  private int pages() {
    return (int) ALLOC.matcher(threads).results().map(m -> m.group(1)).distinct().count();
  }

  private String buffers() {
    return ", " + count(draft.setting("buffers", 1), "buffer");
  }

  private static String count(int number, String of) {
    return NUMBERS.get(number).toLowerCase(java.util.Locale.ROOT)
        + " "
        + of
        + (number == 1 ? "" : "s");
  }
}
