package org.sfmc.model.property;

import java.util.Map;
import java.util.function.IntFunction;
import org.sfmc.model.claim.Claim;
import org.sfmc.model.claim.Claim.Part;
import org.sfmc.model.claim.Claim.When;
import org.sfmc.model.machine.Cells;

/** Claims about each of several things that are numbered from 1, such as buffers. */
final class Each {
  private Each() {}

  /** A claim about one numbered thing. */
  interface Test {
    boolean of(Cells cells, int number);
  }

  /** What to say of the numbered thing for which it is false. */
  interface Explain {
    String of(Cells cells, int number);
  }

  /** It holds for each number up to and with one; the first for which it does not is told of. */
  static Claim claim(
      String name,
      When when,
      int upTo,
      Test holds,
      Explain explain,
      IntFunction<Map<String, String>> binding) {
    return new Claim(
        name,
        when,
        view -> first(view.cells(), upTo, holds) == 0,
        view -> explain.of(view.cells(), first(view.cells(), upTo, holds)),
        view -> part(view.cells(), upTo, holds, binding));
  }

  /** What is said of the first number for which it is false. */
  static Part part(Cells cells, int upTo, Test holds, IntFunction<Map<String, String>> binding) {
    int number = first(cells, upTo, holds);
    return new Part("", binding.apply(number), view -> holds.of(view.cells(), number));
  }

  /** The first number for which it does not hold, or 0. */
  private static int first(Cells cells, int upTo, Test holds) {
    for (int i = 1; i <= upTo; i++) {
      if (!holds.of(cells, i)) {
        return i;
      }
    }
    return 0;
  }
}
