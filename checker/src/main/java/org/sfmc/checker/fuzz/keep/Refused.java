package org.sfmc.checker.fuzz.keep;

import java.util.ArrayList;
import java.util.List;
import org.sfmc.checker.fuzz.keep.Draft.Part;

/**
 * Drops what would be done with a buffer that is never to be had: while somebody waits until it has
 * been refused, nothing comes after the refusal but the end.
 */
final class Refused {
  private Refused() {}

  static Draft of(Draft draft) {
    String all = String.join("\n", draft.lines());
    Draft shorter = draft;
    for (int p = 0; p < draft.parts().size(); p++) {
      Part part = draft.parts().get(p);
      if (part.has("SFB_NOWAIT") && all.contains("await(executed(" + part.name() + ":")) {
        shorter = shorter.with(p, part.with(withoutFree(part.body())));
      }
    }
    return shorter;
  }

  private static List<String> withoutFree(List<String> body) {
    List<String> shorter = new ArrayList<>(body);
    for (int i = 0; i + 1 < shorter.size(); i++) {
      boolean guards = shorter.get(i).matches("    if \\(\\w+ != NULL\\)");
      if (guards && shorter.get(i + 1).startsWith("        sf_buf_free(")) {
        shorter.subList(i, i + 2).clear();
      }
    }
    return shorter;
  }
}
