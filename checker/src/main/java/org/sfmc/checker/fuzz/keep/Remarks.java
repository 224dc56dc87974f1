package org.sfmc.checker.fuzz.keep;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Comments at the end of lines: what a parameter does, and why a run is harmless. */
final class Remarks {
  private static final Pattern BUFFERS = Pattern.compile("expect ok with buffers = (\\d+).*");

  /** What is said of lines that begin so. */
  private static final Map<String, String> SAID =
      Map.of(
          "param ALONE ", "1: one after the other",
          "param SIGNAL ", "0: nobody is signalled",
          "param FREES ", "2: and once more",
          "param CHECKS ", "0: takes NULL for a buffer",
          "param PIN ", "0: may be moved meanwhile",
          "param LATE ", "1: reads after the free",
          "param UNWIRES ", "0: leaves the page wired",
          "expect ok with cpus = 1", "there is no other CPU",
          "expect ok with tlb = demand", "nothing is cached unasked");

  private Remarks() {}

  /** The lines of a scenario of which the draft is, with remarks. */
  static List<String> on(List<String> lines, Draft draft) {
    return lines.stream()
        .map(line -> line + remark(line, draft, lines).map(said -> "     // " + said).orElse(""))
        .toList();
  }

  private static Optional<String> remark(String line, Draft draft, List<String> lines) {
    if (line.startsWith("param EARLY ")) {
      boolean pins = lines.contains("        sched_unpin();");
      return Optional.of(pins ? "1: unpins before it frees" : "1: unwires before it frees");
    }
    Matcher buffers = BUFFERS.matcher(line);
    if (buffers.matches() && Integer.parseInt(buffers.group(1)) >= draft.pages().size()) {
      return Optional.of("one for each page");
    }
    return SAID.keySet().stream().filter(line::startsWith).findFirst().map(SAID::get);
  }
}
