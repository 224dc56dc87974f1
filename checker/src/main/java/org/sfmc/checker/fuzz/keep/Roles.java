package org.sfmc.checker.fuzz.keep;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.sfmc.checker.fuzz.keep.Draft.Part;

/** Names threads by the part they play, which depends on what the others do. */
final class Roles {
  /** For whoever plays no part of its own. */
  private static final List<String> EXTRAS = List.of("other", "peer", "guest", "third", "comer");

  /** For two who do the same with one page, and for two with a page each. */
  private static final List<List<String>> PAIRS =
      List.of(
          List.of("first", "second"),
          List.of("one", "other"),
          List.of("left", "right"),
          List.of("east", "west"));

  private static final Pattern PAGE = Pattern.compile("\\bp[0-9]\\b");

  private final Draft draft;
  private final String all;
  private final Draw draw;

  private Roles(Draft draft, Draw draw) {
    this.draft = draft;
    this.draw = draw;
    this.all = String.join("\n", draft.lines());
  }

  /** A name for the name of each thread; none if one of them means something else already. */
  static Map<String, String> of(Draft draft, Draw draw) {
    Map<String, String> names = new Roles(draft, draw).names();
    String others =
        draft.head().stream().skip(2).collect(Collectors.joining("\n"))
            + draft.parts().stream().map(Part::text).collect(Collectors.joining("\n"));
    boolean clash =
        names.values().stream()
            .filter(name -> !names.containsKey(name))
            .anyMatch(name -> Pattern.compile("int \\b" + name + "\\b").matcher(others).find());
    return clash ? Map.of() : names;
  }

  private Map<String, String> names() {
    List<Part> parts = draft.parts();
    Map<String, String> names = new LinkedHashMap<>();
    if (parts.size() == 2 && alike(parts.get(0), parts.get(1))) {
      List<String> pair = PAIRS.get((onePage() ? 0 : 2) + draw.below(2, "pair"));
      names.put(parts.get(0).name(), pair.get(0));
      names.put(parts.get(1).name(), pair.get(1));
      return names;
    }
    for (Part part : parts) {
      List<String> possible = new ArrayList<>(List.of(role(part)));
      List<String> extras = new ArrayList<>(EXTRAS);
      Collections.rotate(extras, draw.below(extras.size(), "extra"));
      possible.addAll(extras);
      possible.removeIf(name -> name.equals("third") && parts.size() < 3);
      possible.removeAll(names.values());
      names.put(part.name(), possible.get(0));
    }
    return names;
  }

  /** Names for two who do the same. */
  static List<List<String>> pairs() {
    return PAIRS;
  }

  /** The same but for the pages. */
  private static boolean alike(Part a, Part b) {
    boolean waits = a.has("await\\(") || b.has("await\\(");
    return !waits
        && PAGE.matcher(a.text()).replaceAll("p").equals(PAGE.matcher(b.text()).replaceAll("p"));
  }

  private boolean onePage() {
    return PAGE.matcher(draft.parts().stream().map(Part::text).collect(Collectors.joining()))
            .results()
            .map(r -> r.group())
            .distinct()
            .count()
        == 1;
  }

  private String role(Part part) {
    boolean alone = draft.parts().size() == 1;
    boolean sleepsFor = all.contains("asleep(" + part.name() + ")");
    if (!part.has("sf_buf_alloc\\(")) {
      return part.has("psignal\\(") ? draw.word("killer", "tty") : draw.word("peer", "other");
    } else if (all.contains("done(" + part.name() + ")")) {
      return draw.word("before", "owner", "earlier");
    } else if (part.has("SFB_NOWAIT")) {
      return alone
          ? draw.word("softirq", "poller", "taker", "driver")
          : draw.word("taker", "poller", "driver", "hasty");
    } else if (all.contains("signal " + part.name())) {
      return alone
          ? draw.word("sendfile", "syscall", "victim", "pipe")
          : draw.word("victim", "syscall", "sleeper", "user");
    } else if (part.has("SFB_CATCH")) {
      return alone
          ? draw.word("sendfile", "pipe", "syscall")
          : draw.word("sleeper", "waiter", "syscall", "user");
    } else if (part.has("await\\(asleep\\(|await\\(executed\\(")) {
      return draw.word("holder", "hog", "owner", "first");
    } else if (part.has("await\\(done\\(")) {
      return draw.word("late", "next", "heir", "after");
    } else if (sleepsFor) {
      return draw.word("waiter", "sleeper", "patient", "second");
    }
    return alone || part.has("\\*\\w+ = |= \\*\\w+;") ? whoUses(part) : whoMaps(part);
  }

  /** Who in the kernel would do such a thing; see the callers of the corpus. */
  private String whoUses(Part part) {
    if (part.has("SFB_CPUPRIVATE")) {
      return draw.word("copier", "exec", "md", "mapper", "user");
    } else if (part.has("^ *(\\w+: *)?\\*\\w+ = ")) {
      return draw.word("writer", "disk", "pager");
    } else if (part.has("= \\*\\w+;")) {
      return draw.word("reader", "server", "copier", "user");
    } else if (part.has("(?s)sf_buf_alloc\\((\\w+), .*sf_buf_alloc\\(\\1, ")) {
      return draw.word("returner", "user", "walker", "comer");
    }
    return draw.word("user", "mapper", "owner", "holder");
  }

  private String whoMaps(Part part) {
    Part first = draft.parts().get(0);
    boolean shares = PAGE.matcher(part.text()).results().anyMatch(r -> first.has(r.group()));
    return part.equals(first)
        ? draw.word("holder", "user", "first", "owner")
        : shares
            ? draw.word("other", "guest", "second")
            : draw.word("waiter", "next", "other", "second");
  }
}
