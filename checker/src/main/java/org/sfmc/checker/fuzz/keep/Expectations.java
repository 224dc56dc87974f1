package org.sfmc.checker.fuzz.keep;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.sfmc.checker.explore.Finding;
import org.sfmc.checker.fuzz.Difference;
import org.sfmc.checker.fuzz.Subject;
import org.sfmc.checker.run.Result;
import org.sfmc.checker.run.Verdict;
import org.sfmc.model.property.Invariant;
import org.sfmc.model.property.Invariants;
import org.sfmc.model.sfbuf.Implementation;
import org.sfmc.scenarios.syntax.Scenario;
import org.sfmc.scenarios.syntax.Span;

/** What the file of a find expects: the two runs that it is about, and some beside them. */
final class Expectations {
  /** The implementation that is not named. */
  static final String USUAL = Implementation.values()[0].id();

  /** The one that people compare with most. */
  private static final String UNBUFFERED = Implementation.DIRECT_MAP.id();

  private final Difference difference;
  private final Optional<String> broken;
  private final Draw draw;
  private final Tries tries;

  /**
   * What is expected where two differ.
   *
   * @param broken the setting by which a rule is broken, without which they do not
   */
  Expectations(Difference difference, Optional<String> broken, Draw draw, Tries tries) {
    this.difference = difference;
    this.broken = broken;
    this.draw = draw;
    this.tries = tries;
  }

  /**
   * What is run: the one that holds, the other where it does harm, and others that do; where there
   * are few of those, also a run in which the other does none.
   */
  void addTo(List<String> lines) {
    if (broken.isPresent()) {
      lines.addAll(ok());
      lines.add(violated(lines));
      return;
    }
    Optional<List<String>> both = both(lines);
    if (both.isPresent()) {
      become(lines, both.get());
      usual(lines);
      return;
    }
    String violated = violated(lines);
    List<String> caught = List.of();
    if (difference.searched() && difference.holds().isPresent()) {
      caught = alsoCaught(lines, difference.holds().get());
      lines.add("expect ok" + with(difference.holds().get()) + ";");
      Optional<List<String>> more = caught.size() < 2 ? harmless(lines) : Optional.empty();
      more = caught.isEmpty() ? more.or(() -> elsewhere(lines)) : more;
      more.ifPresent(all -> become(lines, all));
    }
    lines.add(violated);
    lines.addAll(caught);
    if (difference.searched() && difference.holds().isPresent()) {
      neighbour(lines);
      rules(lines);
      usual(lines);
      sort(lines);
    }
  }

  /** What is right of the one that breaks nothing. */
  List<String> ok() {
    String ok = "expect ok" + with(difference.holds().orElseThrow()) + ";";
    return broken.isPresent() ? List.of("expect ok;", ok) : List.of(ok);
  }

  /** Who reads of other implementations wants to know of the usual one, too. */
  private void usual(List<String> lines) {
    String ok = "expect ok;";
    int first = first(lines);
    if (!lines.contains(ok) && tries.pass(lines, List.of(ok))) {
      lines.add(first, ok);
    }
  }

  private static int first(List<String> lines) {
    int first = 0;
    while (first < lines.size() && !lines.get(first).startsWith("expect ")) {
      first++;
    }
    return first;
  }

  /** What is run where both are right; empty where one is not, or a claim is about one of them. */
  private Optional<List<String>> both(List<String> lines) {
    if (!difference.searched() || difference.holds().isEmpty()) {
      return Optional.empty();
    }
    Subject holds = difference.holds().get();
    String when = "impl = " + holds.implementation();
    // The usual one comes first.
    List<String> expected =
        Stream.of(holds, difference.other())
            .map(this::with)
            .sorted(Comparator.comparing(with -> !with.isEmpty()))
            .map(with -> "expect ok" + with + ";")
            .toList();
    return TwoEndings.of(lines, difference, draw)
        .flatMap(
            claimed ->
                Stream.of(claimed, limited(claimed, when, "."))
                    .filter(all -> tries.pass(all, expected))
                    .findFirst())
        .map(all -> Stream.concat(all.stream(), expected.stream()).toList());
  }

  /** Most people say first where nothing is broken. */
  private void sort(List<String> lines) {
    if (draw.below(3, "order") > 0) {
      List<String> broken = lines.stream().filter(l -> l.startsWith("expect violation")).toList();
      lines.removeAll(broken);
      lines.addAll(broken);
    }
  }

  /** Of a third of the finds also what happens on another implementation. */
  private void neighbour(List<String> lines) {
    if (draw.below(3, "neighbour") == 0 && lines.stream().noneMatch(l -> l.contains("impl = "))) {
      others().stream().filter(other -> neighbour(lines, other)).findFirst();
    }
  }

  /** Adds what happens there, if it is nothing or breaks a promise of sf_buf(9). */
  private boolean neighbour(List<String> lines, String other) {
    Optional<List<String>> ok = elsewhere(lines, other);
    ok.ifPresent(all -> become(lines, all));
    Optional<String> violated = ok.isPresent() ? Optional.empty() : violation(lines, other);
    violated.ifPresent(lines::add);
    return ok.isPresent() || violated.isPresent();
  }

  private Optional<String> violation(List<String> lines, String other) {
    String end = " with impl = " + other + ";";
    return tries
        .last(lines, "expect ok" + end)
        .flatMap(Expectations::promise)
        .map(promise -> "expect violation of " + promise + end)
        .filter(line -> tries.pass(lines, List.of(line)));
  }

  /** The promise that a run breaks, if it is one that all files may ask for. */
  private static Optional<String> promise(Result result) {
    return result.verdict() instanceof Verdict.Violated v
        ? Invariants.all().stream().map(Invariant::name).filter(v.property()::equals).findFirst()
        : Optional.empty();
  }

  private static void become(List<String> lines, List<String> all) {
    lines.clear();
    lines.addAll(all);
  }

  /** Of most finds also what happens where a thread does not keep a rule that it keeps. */
  private void rules(List<String> lines) {
    if (draw.below(4, "rules") > 0) {
      List<Rule> rules = new ArrayList<>(Rule.about(difference.property(), lines));
      Collections.rotate(rules, draw.below(Math.max(1, rules.size()), "rule"));
      rules.stream()
          .flatMap(rule -> broken(rule).stream())
          .findFirst()
          .ifPresent(all -> become(lines, all));
    }
  }

  /** The lines with a rule, if something is broken where it is not kept, and nothing else is. */
  private Optional<List<String>> broken(Rule rule) {
    List<String> all = new ArrayList<>(rule.lines());
    String broken = " with " + rule.broken();
    String end = with(difference.holds().orElseThrow()).replace(" with ", ", ") + ";";
    Optional<String> expected =
        tries
            .last(all, "expect ok" + broken + end)
            .filter(result -> result.verdict() instanceof Verdict.Violated)
            .map(result -> violated(all, property(result), broken + end, result));
    if (expected.isEmpty() || !tries.pass(all, List.of(expected.get()))) {
      return Optional.empty();
    }
    all.add(expected.get());
    String unseen = "expect ok" + broken + ", impl = " + UNBUFFERED + ";";
    if (draw.below(2, "unseen") == 0 && !all.contains(unseen) && tries.pass(all, List.of(unseen))) {
      all.add(unseen);
    }
    return Optional.of(all);
  }

  private static String property(Result result) {
    return ((Verdict.Violated) result.verdict()).property();
  }

  private List<String> alsoCaught(List<String> lines, Subject holds) {
    if (!holds.bug().isEmpty() || difference.property().isEmpty()) {
      return List.of();
    }
    return new AlsoCaught(tries.parsed(lines), difference)
        .bugs().stream()
            .map(bug -> with(new Subject(holds.implementation(), bug)))
            .map(with -> "expect violation of " + difference.property() + with + ";")
            .filter(line -> tries.pass(lines, List.of(line)))
            .limit(draw.below(3, "also caught"))
            .toList();
  }

  /** The lines, if possible with a run in which the other one does no harm. */
  private Optional<List<String>> harmless(List<String> lines) {
    Scenario.Machine machine = tries.parsed(lines).machine();
    Harmless harmless = new Harmless(machine, difference.other());
    Optional<List<String>> off =
        Switch.of(lines)
            .flatMap(s -> with(s.lines(), s.off() + harmless.and(), s.when(), s.about()));
    if (off.isPresent()) {
      return off;
    }
    String when = "buffers = " + Draft.of(tries.parsed(lines)).setting("buffers", 1);
    return harmless.candidates().stream()
        .flatMap(s -> with(lines, s, when, "(free_buffers|mappings|asleep)\\b").stream())
        .findFirst();
  }

  /** The lines, if possible with a run of a bug's scenario on another implementation. */
  private Optional<List<String>> elsewhere(List<String> lines) {
    return others().stream()
        .filter(other -> !difference.other().bug().isEmpty())
        .flatMap(other -> elsewhere(lines, other).stream())
        .findFirst();
  }

  private Optional<List<String>> elsewhere(List<String> lines, String other) {
    return with(lines, "impl = " + other, "impl = " + used(), "(free_buffers|mappings|refs)\\b");
  }

  /** The other implementations: the one without buffers first, or any in the order of the draw. */
  private List<String> others() {
    List<String> others = new ArrayList<>();
    Subject.references().forEach(s -> others.add(s.implementation()));
    Collections.rotate(others, draw.below(others.size(), "other"));
    if (draw.below(4, "another") > 0) {
      others.remove(UNBUFFERED);
      others.add(0, UNBUFFERED);
    }
    others.remove(used());
    return others;
  }

  /** The lines with another run; what is claimed of the first alone is said to be. */
  private Optional<List<String>> with(
      List<String> lines, String settings, String when, String about) {
    String ok = "expect ok with " + settings + ";";
    for (List<String> all : List.of(lines, limited(lines, when, about))) {
      if (tries.pass(all, List.of(ok))) {
        return Optional.of(Stream.concat(all.stream(), Stream.of(ok)).toList());
      }
    }
    return Optional.empty();
  }

  /** The lines, in which claims about something are made of some runs only. */
  private static List<String> limited(List<String> lines, String when, String about) {
    String claim = "^(forall|reachable|exists) (\\w+): (.*(" + about + ").*)$";
    String limited = "$1 $2 when " + when + ": $3";
    return lines.stream().map(l -> l.replaceFirst(claim, limited)).toList();
  }

  /** The implementation that all runs are on, unless it is the usual one. */
  Optional<String> implementation() {
    return difference
        .holds()
        .map(Subject::implementation)
        .filter(i -> i.equals(difference.other().implementation()))
        .filter(i -> !i.equals(USUAL));
  }

  private String used() {
    return implementation().orElse(USUAL);
  }

  private String with(Subject subject) {
    List<String> settings = new ArrayList<>(broken.stream().toList());
    if (!subject.bug().isEmpty()) {
      settings.add("bug = " + subject.bug());
    }
    if (!subject.implementation().equals(implementation().orElse(USUAL))) {
      settings.add("impl = " + subject.implementation());
    }
    return settings.isEmpty() ? "" : " with " + String.join(", ", settings);
  }

  /** The line that expects the violation that the find is about. */
  private String violated(List<String> lines) {
    String property = difference.property().isEmpty() ? Claims.ODD : difference.property();
    String end = with(difference.other()) + ";";
    Result result = tries.last(lines, "expect violation of " + property + end).orElseThrow();
    return violated(lines, property, end, result);
  }

  /** The line that expects a violation, at a label that the statement is given. */
  private String violated(List<String> lines, String property, String end, Result result) {
    Optional<Finding> finding =
        result.verdict() instanceof Verdict.Violated v
            ? Optional.ofNullable(v.finding())
            : Optional.empty();
    String at =
        finding
            .filter(f -> f.thread() >= 0 && result.compiled().points().isStatement(f.point()))
            .map(f -> " at " + label(lines, result, f))
            .orElse("");
    return "expect violation of " + property + at + end;
  }

  /** The label of a statement, which is given one if it has none. */
  private String label(List<String> lines, Result result, Finding finding) {
    Span span = result.compiled().points().get(finding.point()).span();
    int at = span.line() - 1;
    String line = lines.get(at);
    String thread = result.compiled().scenario().threads().get(finding.thread()).name().text();
    Matcher labelled = Pattern.compile("^ *([A-Z]\\w*): .*").matcher(line);
    if (labelled.matches()) {
      return thread + ":" + labelled.group(1);
    }
    int begins = at;
    while (!lines.get(begins).startsWith("thread ")) {
      begins--;
    }
    int ends = begins + lines.subList(begins, lines.size()).indexOf("}");
    Draft.Part part = new Draft.Part(thread, "", lines.subList(begins + 1, ends));
    String label = Names.letter(part, at - begins - 1, draw);
    int column = span.column() - 1;
    lines.set(at, line.substring(0, column) + label + ": " + line.substring(column));
    return thread + ":" + label;
  }
}
