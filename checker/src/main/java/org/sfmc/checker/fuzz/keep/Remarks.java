package org.sfmc.checker.fuzz.keep;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Comments at the end of lines: what a parameter does, and why a run is harmless. */
final class Remarks {
  private static final Pattern BUFFERS = Pattern.compile("expect ok with buffers = (\\d+).*");

  private Remarks() {}

  /** The lines of a scenario of which the draft is, with remarks. */
  static List<String> on(List<String> lines, Draft draft) {
    return lines.stream().map(line -> line + remark(line, draft, lines)).toList();
  }

  private static String remark(String line, Draft draft, List<String> lines) {
    Matcher buffers = BUFFERS.matcher(line);
    if (line.startsWith("param ALONE = ")) {
      return "     // 1: one after the other";
    } else if (line.startsWith("param SIGNAL = ")) {
      return "     // 0: nobody is signalled";
    } else if (line.startsWith("expect ok with cpus = 1")) {
      return "     // there is no other CPU";
    } else if (line.startsWith("expect ok with tlb = demand")) {
      return "     // nothing is cached unasked";
    }
    String said = Rule.said(line, lines);
    if (!said.isEmpty()) {
      return "     // " + said;
    }
    boolean enough =
        buffers.matches() && Integer.parseInt(buffers.group(1)) >= draft.pages().size();
    return enough ? "     // one for each page" : "";
  }
}
