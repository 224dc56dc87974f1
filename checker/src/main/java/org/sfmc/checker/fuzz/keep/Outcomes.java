package org.sfmc.checker.fuzz.keep;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sfmc.checker.fuzz.keep.Draft.Part;

/**
 * What somebody who wrote the find would claim of it: one claim about what it is about, and one
 * about how it ends. Claims come from how the threads are written, and are kept if they are true.
 */
final class Outcomes {
  private static final Pattern ALLOC =
      Pattern.compile("\\*(\\w+) = sf_buf_alloc\\((\\w+), ([^)]*)\\)");

  private static final Pattern NAMED = Pattern.compile("(\\w+ )(\\w+)(:.*)");

  /** What people call the same thing. */
  private static final Map<String, List<String>> OTHER_NAMES =
      Map.of(
          "same", List.of("hit"),
          "slept", List.of("waits", "waited"),
          "served", List.of("granted"),
          "behind", List.of("stale"),
          "resting", List.of("kept"),
          "refused", List.of("failed", "none"),
          "moved", List.of("gone"),
          "interrupted", List.of("cut"));

  private final Draft draft;
  private final Predicate<String> isTrue;
  private final Draw draw;

  /**
   * Claims about a draft.
   *
   * @param isTrue whether a claim holds of the one that breaks nothing
   */
  Outcomes(Draft draft, Predicate<String> isTrue, Draw draw) {
    this.draw = draw;
    this.draft = draft;
    this.isTrue = isTrue;
  }

  private record Mapping(String thread, String sf, String page, String flags) {
    String local() {
      return thread + ":" + sf;
    }
  }

  /** At most three claims, by names of their own. */
  List<String> all() {
    return claims().stream().map(this::renamed).toList();
  }

  /** The claim by another name that says as much. */
  private String renamed(String claim) {
    Matcher named = NAMED.matcher(claim);
    if (!named.matches() || !OTHER_NAMES.containsKey(named.group(2))) {
      return claim;
    }
    List<String> names = OTHER_NAMES.get(named.group(2));
    int drawn = draw.below(names.size() + 1, named.group(2));
    String name = drawn == 0 ? named.group(2) : names.get(drawn - 1);
    return named.group(1) + name + named.group(3);
  }

  private List<String> claims() {
    List<String> claims = new ArrayList<>();
    first(story(), claims);
    // Who says how all runs end has said enough, or wants to see that it comes to that.
    if (claims.stream().noneMatch(c -> c.startsWith("forall"))) {
      first(end(claims), claims);
    } else if (draw.below(3, "witness") > 0) {
      first(story().stream().filter(c -> c.startsWith("reachable")).toList(), claims);
    }
    if (draw.below(2, "one more") == 0) {
      first(draw.below(2, "of what") == 0 ? story() : end(claims), claims);
    }
    return claims;
  }

  private void first(List<String> candidates, List<String> claims) {
    candidates.stream()
        .filter(claim -> claims.stream().noneMatch(c -> name(c).equals(name(claim))))
        .filter(isTrue)
        .findFirst()
        .ifPresent(claims::add);
  }

  private static String name(String claim) {
    return claim.substring(claim.indexOf(' '), claim.indexOf(':'));
  }

  private List<String> story() {
    List<Mapping> mappings = mappings();
    List<String> story = new ArrayList<>();
    for (Mapping m : mappings) {
      if (m.flags().contains("SFB_NOWAIT")) {
        story.add("forall refused: " + m.local() + " == NULL;");
        story.add("invariant awake: !asleep(" + m.thread() + ");");
        story.add("reachable none_left: free_buffers == 0;");
      } else if (m.flags().contains("SFB_CATCH")) {
        story.add("forall interrupted: " + m.local() + " == NULL;");
        story.add("exists interrupted: " + m.local() + " == NULL;");
      }
    }
    for (Part part : draft.parts()) {
      if (String.join("\n", draft.tail()).contains("signal " + part.name())) {
        story.add(
            "reachable sleeps_on: asleep(" + part.name() + ") && signalled(" + part.name() + ");");
      }
    }
    translations(story);
    pages(mappings, story);
    for (int p = draft.parts().size() - 1; p >= 0; p--) {
      story.add("reachable slept: asleep(" + draft.parts().get(p).name() + ");");
    }
    return story;
  }

  /** What a CPU still has, and the entry has no more. */
  private void translations(List<String> story) {
    List<String> pages = List.copyOf(draft.pages().keySet());
    for (int cpu = draft.setting("cpus", 2) - 1; cpu >= 0; cpu--) {
      boolean many = cpu > 0 || draft.setting("cpus", 2) > 1;
      if (pages.size() > 1 && (many || draft.head().toString().contains("speculative"))) {
        String tlb = "tlb(cpu" + cpu + ", K0) == " + pages.get(0);
        story.add("reachable behind: " + tlb + " && pte(K0) == " + pages.get(1) + ";");
      }
    }
  }

  /** What becomes of pages that are mapped twice, or after each other. */
  private static void pages(List<Mapping> mappings, List<String> story) {
    for (int i = 0; i < mappings.size(); i++) {
      for (int j = i + 1; j < mappings.size(); j++) {
        Mapping a = mappings.get(i);
        Mapping b = mappings.get(j);
        String one = a.page();
        String two = b.page();
        if (one.equals(two) && a.thread().equals(b.thread())) {
          story.add("forall same: " + a.local() + " == " + b.local() + ";");
          story.add("reachable resting: mappings(" + one + ") == 1 && refs(" + one + ") == 0;");
        } else if (one.equals(two)) {
          story.add("reachable shared: refs(" + one + ") == 2;");
        } else if (a.thread().equals(b.thread())) {
          String moved = "mappings(" + one + ") == 0 && mappings(" + two + ") == 1;";
          story.add("forall moved: " + moved);
        } else {
          story.add("reachable both: refs(" + one + ") == 1 && refs(" + two + ") == 1;");
        }
      }
    }
  }

  private List<String> end(List<String> claims) {
    List<String> end = new ArrayList<>();
    String idle = "forall idle: free_buffers == " + draft.setting("buffers", 1) + ";";
    boolean sleeps = claims.stream().anyMatch(c -> c.contains("asleep(") && !c.contains("!asleep"));
    if (!sleeps) {
      end.add(idle);
    }
    List<String> served = mappings().stream().map(m -> m.local() + " != NULL").toList();
    if (served.size() < 3) {
      end.add("forall served: " + String.join(" && ", served) + ";");
    }
    end.add(idle);
    return end;
  }

  private List<Mapping> mappings() {
    List<Mapping> all = new ArrayList<>();
    for (Part part : draft.parts()) {
      Matcher m = ALLOC.matcher(part.text());
      while (m.find()) {
        all.add(new Mapping(part.name(), m.group(1), m.group(2), m.group(3)));
      }
    }
    return all;
  }
}
