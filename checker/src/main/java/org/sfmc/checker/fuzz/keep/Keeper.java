package org.sfmc.checker.fuzz.keep;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.sfmc.checker.fuzz.Difference;
import org.sfmc.checker.fuzz.Fuzzer;
import org.sfmc.checker.fuzz.Subject;
import org.sfmc.scenarios.format.Formatter;
import org.sfmc.scenarios.syntax.Scenario;

/** Writes a find as a file of the corpus: a name, a title, where it came from, what to expect. */
public final class Keeper {
  private final String name;
  private final Fuzzer.Find find;
  private final Difference difference;
  private final List<String> polished;
  private final Draw draw;
  private final Tries tries;
  private final Expectations expectations;

  private Keeper(long seed, Fuzzer.Find find) {
    this.name = name(seed, find);
    this.find = find;
    this.draw = Draw.of(seed, find.number());
    this.tries = new Tries(name);
    Polish.Polished found = Polish.of(find.scenario(), find.difference(), draw);
    this.difference = found.difference();
    List<String> named = named(found.lines());
    Optional<Rule> rule = Mended.of(named, difference, draw, tries);
    this.polished = rule.map(r -> named(r.lines())).orElse(named);
    this.expectations = new Expectations(difference, rule.map(Rule::broken), draw, tries);
  }

  /**
   * The name of the scenario, which the file has to have: of two finds in one scenario of a seed
   * each has its own, because it is about two others.
   */
  public static String name(long seed, Fuzzer.Find find) {
    Difference difference = find.difference();
    String what =
        difference
            .holds()
            .map(Subject::toString)
            .map(
                holds -> difference.other() + (holds.equals(Expectations.USUAL) ? "" : "_" + holds))
            .orElse(difference.property());
    return what + "_" + seed + "_" + find.number();
  }

  /**
   * The text of the file.
   *
   * @param command that finds it again
   */
  public static String text(long seed, Fuzzer.Find find, String command) {
    Keeper keeper = new Keeper(seed, find);
    String text = keeper.text(command);
    keeper.tries.tryOut(text);
    return text;
  }

  private List<String> named(List<String> lines) {
    List<String> named = new ArrayList<>(lines);
    named.set(0, "SFBUF " + name);
    return named;
  }

  private String text(String command) {
    List<String> lines = new ArrayList<>(polished);
    Draft draft = Draft.of(tries.parsed(lines));
    lines.set(1, "\"" + Title.of(draft, difference) + "\"");
    expectations
        .implementation()
        .ifPresent(i -> lines.add(lines.indexOf("}"), "    impl    = " + i + ";"));
    lines.add("");
    boolean isKnown = difference.searched() && difference.holds().isPresent();
    List<String> claims = isKnown ? outcomes(lines) : List.of();
    Scenario scenario = tries.parsed(lines);
    Claims.of(scenario, difference, claims).stream()
        .filter(claim -> claims.contains(claim) || isTrue(lines, claim))
        .forEach(lines::add);
    lines.add("");
    expectations.addTo(lines);
    // Threads may have been written anew, so the file does not pretend to be what was drawn.
    String rewritten = difference.searched() ? ", reduced and rewritten" : ", reduced";
    String reduced = difference.holds().isPresent() ? rewritten : "";
    lines.add(2, "// Found by " + command + ": scenario " + find.number() + reduced + ".");
    return Formatter.format(String.join("\n", columns(Remarks.on(lines, draft))) + "\n");
  }

  /** Of files that people write half align what they expect, and two in five what they claim. */
  private List<String> columns(List<String> lines) {
    // In some of those that are to be aligned there is nothing to align.
    boolean expected = draw.below(4, "columns") > 0;
    boolean claimed = draw.below(5, "columns of claims") > 1;
    return lines.stream()
        .map(l -> expected && l.startsWith("expect ") ? l.replaceAll(" (at|with) ", "  $1 ") : l)
        .map(l -> expected && l.startsWith("param ") ? l.replace(" = ", "  = ") : l)
        .map(
            l ->
                claimed
                    ? l.replaceFirst("^((?:forall|exists|reachable|invariant|never) .*?: )", "$1 ")
                    : l)
        .toList();
  }

  private boolean isTrue(List<String> lines, String claim) {
    return tries.pass(lines, Stream.concat(Stream.of(claim), expectations.ok().stream()).toList());
  }

  private List<String> outcomes(List<String> lines) {
    Draft draft = Draft.of(tries.parsed(lines));
    List<String> all = new Outcomes(draft, claim -> isTrue(lines, claim), draw).all();
    // The ending that there is not is the claim about how it ends.
    return difference.property().isEmpty() && all.size() > 1 ? all.subList(0, 1) : all;
  }
}
