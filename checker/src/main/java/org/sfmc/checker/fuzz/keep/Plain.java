package org.sfmc.checker.fuzz.keep;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.sfmc.checker.fuzz.keep.Draft.Part;

/**
 * Threads that do the usual thing: wire, map, free, unwire. What is left of a scenario after the
 * reduction is short but odd, because only what can go has gone; often the usual thing does as
 * well.
 */
final class Plain {
  private static final Pattern ALLOC =
      Pattern.compile("\\*\\w+ = sf_buf_alloc\\((\\w+), ([^)]*)\\)");
  private static final List<String> NAMES = List.of("sf", "again", "other");

  private final Proof proof;

  Plain(Proof proof) {
    this.proof = proof;
  }

  private record Mapping(String page, String flags, boolean reads) {
    Mapping unread() {
      return new Mapping(page, flags, false);
    }

    boolean mayFail() {
      return flags.contains("SFB_NOWAIT") || flags.contains("SFB_CATCH");
    }
  }

  /** The draft with as many plain threads as keep the difference, and with one if one is enough. */
  Draft of(Draft draft) {
    Draft best = together(draft);
    for (int t = 0; t < best.parts().size(); t++) {
      best = one(best, t);
    }
    return Sweep.of(alone(best));
  }

  /**
   * The draft with threads all of which do the usual thing with all of their pages, and so keep the
   * rules; empty where one does something else.
   *
   * @param reads whether what can be read is
   */
  static Optional<Draft> all(Draft draft, boolean reads) {
    List<Part> plain = new ArrayList<>();
    for (Part part : draft.parts()) {
      List<Part> instead = instead(part, reads);
      if (instead.isEmpty()) {
        return Optional.empty();
      }
      plain.add(instead.get(instead.size() - 1));
    }
    return Optional.of(draft.with(plain));
  }

  /** All at once: what one hands over the other takes. */
  private Draft together(Draft draft) {
    List<Draft> all = List.of(draft);
    for (int t = 0; t < draft.parts().size(); t++) {
      int thread = t;
      all =
          all.stream()
              .flatMap(d -> instead(d.parts().get(thread)).stream().map(p -> d.with(thread, p)))
              .toList();
    }
    return all.stream().filter(proof::keeps).findFirst().orElse(draft);
  }

  private Draft one(Draft draft, int thread) {
    return instead(draft.parts().get(thread)).stream()
        .map(p -> draft.with(thread, p))
        .filter(proof::keeps)
        .findFirst()
        .orElse(draft);
  }

  /** One thread does what all do, where that shows it as well. */
  private Draft alone(Draft draft) {
    List<List<Mapping>> all = draft.parts().stream().map(Plain::mappings).toList();
    long maps = all.stream().mapToLong(List::size).sum();
    boolean fails = all.stream().anyMatch(m -> m.stream().anyMatch(Mapping::mayFail));
    if (all.size() != 2 || maps > NAMES.size() || fails) {
      return draft;
    }
    for (int first = 0; first < 2; first++) {
      List<Mapping> both = new ArrayList<>(all.get(first));
      both.addAll(all.get(1 - first));
      Part part = draft.parts().get(first);
      Draft other = draft.with(List.of(part.with(body(both, List.of()))));
      if (proof.keeps(other)) {
        return other;
      }
    }
    return draft;
  }

  /** The first mapping alone, the last one, all; without and with what is read. */
  private static List<Part> instead(Part part) {
    Set<Part> some = new LinkedHashSet<>(instead(part, false));
    some.addAll(instead(part, true));
    return List.copyOf(some);
  }

  private static List<Part> instead(Part part, boolean reads) {
    List<Mapping> all = mappings(part).stream().map(m -> reads ? m : m.unread()).toList();
    if (all.isEmpty() || all.size() > NAMES.size() || part.has("vm_page_free|spinlock")) {
      return List.of();
    }
    List<String> signals =
        part.body().stream().map(String::strip).filter(l -> l.startsWith("psignal(")).toList();
    return Stream.of(all.subList(0, 1), all.subList(all.size() - 1, all.size()), all)
        .distinct()
        .map(few -> part.with(body(few, signals)))
        .toList();
  }

  private static List<Mapping> mappings(Part part) {
    List<Mapping> all = new ArrayList<>();
    boolean reads = part.has("= \\*\\w+;");
    List<String> moving = new ArrayList<>();
    Pattern.compile("(?:vm_page_t )?m\\d* = (p\\d);")
        .matcher(part.text())
        .results()
        .forEach(r -> moving.add(r.group(1)));
    boolean loops = part.has("left = left - 1");
    if (loops && moving.size() == 1) {
      moving.add(moving.get(0));
    }
    Matcher found = ALLOC.matcher(part.text());
    while (found.find()) {
      List<String> pages = found.group(1).matches("m\\d*") ? moving : List.of(found.group(1));
      pages.forEach(p -> all.add(new Mapping(p, found.group(2), reads)));
    }
    return all;
  }

  private static List<String> body(List<Mapping> mappings, List<String> signals) {
    List<String> out = new ArrayList<>();
    Set<String> pages = new LinkedHashSet<>();
    mappings.forEach(m -> pages.add(m.page()));
    pages.forEach(p -> out.add("vm_page_wire(" + p + ");"));
    for (int i = 0; i < mappings.size(); i++) {
      map(mappings.get(i), NAMES.get(i), out);
      if (i == 0) {
        out.addAll(out.size() - freed(mappings.get(0)), signals);
      }
    }
    pages.forEach(p -> out.add("vm_page_unwire(" + p + ");"));
    return out.stream().map(line -> "    " + line).toList();
  }

  /** How many lines the free of a mapping takes. */
  private static int freed(Mapping mapping) {
    return (mapping.mayFail() ? 2 : 1) + (mapping.flags().contains("SFB_CPUPRIVATE") ? 1 : 0);
  }

  private static void map(Mapping mapping, String sf, List<String> out) {
    boolean pins = mapping.flags().contains("SFB_CPUPRIVATE");
    if (pins) {
      out.add("sched_pin();");
    }
    out.add(
        "struct sf_buf *%s = sf_buf_alloc(%s, %s);".formatted(sf, mapping.page(), mapping.flags()));
    if (mapping.reads() && !mapping.mayFail()) {
      String more = sf.equals("sf") ? "" : "_" + sf;
      out.add("vm_offset_t kva%s = sf_buf_kva(%s);".formatted(more, sf));
      out.add("int word%s = *kva%s;".formatted(more, more));
    }
    if (mapping.mayFail()) {
      out.add("if (" + sf + " != NULL)");
    }
    out.add((mapping.mayFail() ? "    " : "") + "sf_buf_free(" + sf + ");");
    if (pins) {
      out.add("sched_unpin();");
    }
  }
}
