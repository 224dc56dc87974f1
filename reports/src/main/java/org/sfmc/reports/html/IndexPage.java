package org.sfmc.reports.html;

import java.util.List;
import java.util.stream.Stream;
import org.sfmc.reports.results.Report;
import org.sfmc.reports.results.Report.Run;
import org.sfmc.reports.text.Summary;

/** All runs of a check on one page, with links to the pages of those that broke something. */
public record IndexPage(Report report, Assets assets) {
  private static final Assets ASSETS = Assets.of("index");

  /** The text of the page. */
  public static String print(Report report) {
    return Assets.render("index.jte", new IndexPage(report, ASSETS));
  }

  /** How the runs fare, in one line. */
  public String counts() {
    return "%s of %s: %d pass, %d fail, %d incomplete."
        .formatted(
            TraceView.count(report.runs().size(), "run"),
            TraceView.count(
                (int) report.runs().stream().map(Run::path).distinct().count(), "scenario"),
            report.count("PASS"),
            report.count("FAIL"),
            report.count("INCOMPLETE"));
  }

  /** Whether every run is as expected. */
  public boolean isGood() {
    return report.faults().isEmpty();
  }

  /** The properties that are violated somewhere. */
  public List<String> properties() {
    return words(report.runs().stream().filter(run -> run.property() != null).map(Run::property));
  }

  /** The bugs that are planted somewhere. */
  public List<String> bugs() {
    return words(report.runs().stream().flatMap(run -> run.bugs().stream()));
  }

  /** The implementations. */
  public List<String> impls() {
    return words(report.runs().stream().map(Run::impl));
  }

  private static List<String> words(Stream<String> words) {
    return words.distinct().sorted().toList();
  }

  /** The class of a status. */
  public static String style(Run run) {
    return switch (run.status()) {
      case "PASS" -> "good";
      case "FAIL" -> "bad";
      default -> "unsure";
    };
  }

  /** What was found. */
  public static String found(Run run) {
    return switch (run.verdict()) {
      case "violated" -> run.property();
      case "holds" -> "holds";
      default -> "incomplete: " + run.explanation();
    };
  }

  /** A number of a whole search; of one that ended early there is none to compare. */
  public static String number(Run run, long number) {
    return run.exhaustive() ? Summary.number(number) : "–";
  }

  /** A name of a file beside the page as an address, whatever characters it has. */
  public static String address(String file) {
    return Addresses.of(file);
  }
}
