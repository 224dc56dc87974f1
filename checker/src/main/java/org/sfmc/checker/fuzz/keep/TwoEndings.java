package org.sfmc.checker.fuzz.keep;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sfmc.checker.fuzz.Difference;
import org.sfmc.checker.fuzz.Subject;

/**
 * Claims about an ending that one of two implementations has for itself, where neither breaks a
 * promise: there it comes about, and there it does not, and both are right.
 */
final class TwoEndings {
  /** The claim that it does not come about at all. */
  private static final Pattern ODD = Pattern.compile("(?m)^never " + Claims.ODD + ": (.*);$");

  private TwoEndings() {}

  /** The lines with such claims; empty where the difference is another one. */
  static Optional<List<String>> of(List<String> lines, Difference difference, Draw draw) {
    Subject other = difference.other();
    Matcher odd = ODD.matcher(String.join("\n", lines));
    boolean bugs = !other.bug().isEmpty() || !difference.holds().get().bug().isEmpty();
    if (bugs || !odd.find()) {
      return Optional.empty();
    }
    String ending = odd.group(1);
    boolean isNull = ending.matches("\\S+ == NULL");
    boolean signals = lines.stream().anyMatch(l -> l.contains("signal"));
    String there =
        isNull
            ? "exists " + (signals ? "interrupted" : "refused")
            : "exists " + draw.word("seen", "overtaken", "early");
    String elsewhere = isNull ? "forall given" : "never " + draw.word("same", "there", "elsewhere");
    String not = isNull ? ending.replace("==", "!=") : ending;
    List<String> all = new ArrayList<>(lines);
    // Said once, of the one of which it is true.
    all.removeIf(l -> isNull && l.startsWith("forall ") && l.contains(not));
    int at = all.indexOf(odd.group());
    all.set(at, there + when(other) + ending + ";");
    all.add(at + 1, elsewhere + when(difference.holds().get()) + not + ";");
    return Optional.of(all);
  }

  private static String when(Subject subject) {
    return " when impl = " + subject.implementation() + ": ";
  }
}
