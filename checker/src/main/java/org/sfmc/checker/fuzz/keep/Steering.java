package org.sfmc.checker.fuzz.keep;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sfmc.checker.fuzz.keep.Draft.Part;

/**
 * Lets threads wait for each other, so that fewer runs are left and the find is about one thing. A
 * wait is kept if the two still differ and the one that holds has clearly fewer states.
 */
final class Steering {
  /** A wait that spares less than a third of the states is not worth its line. */
  private static final double SPARES = 0.67;

  private static final int MOST = 2;
  private static final Pattern MAPS =
      Pattern.compile("^    (struct sf_buf \\*)?(\\w+) = sf_buf_al");
  private static final Pattern PAGE = Pattern.compile("sf_buf_alloc\\((\\w+), ");
  private static final String LABEL = "X";

  private final Proof proof;
  private final Draw draw;

  Steering(Proof proof, Draw draw) {
    this.proof = proof;
    this.draw = draw;
  }

  Draft of(Draft draft) {
    Draft best = draft;
    for (int waits = 0; waits < MOST && draft.parts().size() > 1; waits++) {
      Optional<Draft> next = next(best);
      if (next.isEmpty()) {
        return best;
      }
      best = next.get();
    }
    return best;
  }

  private Optional<Draft> next(Draft draft) {
    double states = proof.states(draft) * SPARES;
    Draft best = null;
    for (Draft candidate : candidates(draft)) {
      if (proof.keeps(candidate)) {
        int fewer = proof.states(candidate);
        if (fewer < states) {
          states = fewer;
          best = candidate;
        }
      }
    }
    return Optional.ofNullable(best);
  }

  private List<Draft> candidates(Draft draft) {
    List<Draft> all = new ArrayList<>();
    for (int t = 0; t < draft.parts().size(); t++) {
      for (int o = 0; o < draft.parts().size(); o++) {
        if (o != t) {
          int other = o;
          int thread = t;
          List<Draft> starts = atTheStart(draft, t, o);
          all.addAll(starts);
          all.addAll(beforeTheFree(draft, t, o));
          // Whoever is waited for keeps its page until the other one has come.
          starts.forEach(d -> all.addAll(beforeTheFree(d, other, thread)));
        }
      }
    }
    return all;
  }

  /** Until the other one has its page mapped, if that can only be the other one. */
  private List<Draft> atTheStart(Draft draft, int thread, int other) {
    List<Draft> all = new ArrayList<>();
    Part waits = draft.parts().get(thread);
    if (waits.has("await\\(")) {
      return all;
    }
    Matcher page = PAGE.matcher(draft.parts().get(other).text());
    if (page.find()) {
      String mapped = page.group(1);
      boolean onlyThere =
          draft.parts().stream().filter(p -> p.has("sf_buf_alloc\\(" + mapped + ", ")).count() == 1;
      if (onlyThere) {
        boolean none = draft.setting("buffers", 1) == 1 && draw.below(2, "none left") == 1;
        String taken = none ? "free_buffers == 0" : "refs(" + mapped + ") == 1";
        all.add(draft.with(thread, before(waits, 0, taken)));
      }
    }
    if (draft.parts().size() > 2) {
      String done = "done(" + draft.parts().get(other).name() + ")";
      all.add(draft.with(thread, before(waits, 0, done)));
    }
    return all;
  }

  /** Until the other one sleeps, or has been refused. */
  private static List<Draft> beforeTheFree(Draft draft, int thread, int other) {
    Part holds = draft.parts().get(thread);
    Part wants = draft.parts().get(other);
    int free = indexOf(holds, Pattern.compile("^    sf_buf_free\\("));
    int alloc = indexOf(wants, MAPS);
    if (free < 0 || alloc < 0 || holds.has("await\\(")) {
      return List.of();
    }
    boolean sleeps = !wants.body().get(alloc).contains("SFB_NOWAIT");
    if (sleeps) {
      String asleep = "asleep(" + wants.name() + ")";
      return List.of(draft.with(thread, before(holds, free, asleep)));
    }
    List<String> labelled = new ArrayList<>(wants.body());
    labelled.set(alloc, LABEL + ":  " + labelled.get(alloc).strip());
    String executed = "executed(" + wants.name() + ":" + LABEL + ")";
    Part held = before(holds, free, executed);
    return List.of(draft.with(other, wants.with(labelled)).with(thread, held));
  }

  private static int indexOf(Part part, Pattern line) {
    for (int i = 0; i < part.body().size(); i++) {
      if (line.matcher(part.body().get(i)).find()) {
        return i;
      }
    }
    return -1;
  }

  /** Before a signal that comes before the line, too: whoever is to get it has to be there. */
  private static Part before(Part part, int line, String condition) {
    List<String> body = new ArrayList<>(part.body());
    int at = line > 0 && body.get(line - 1).contains("psignal(") ? line - 1 : line;
    body.add(at, "    await(" + condition + ");");
    return part.with(body);
  }
}
