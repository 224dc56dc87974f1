package org.sfmc.reports.results;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.sfmc.checker.explore.Symmetries;
import org.sfmc.checker.run.Options;
import org.sfmc.checker.run.Result;
import org.sfmc.checker.run.Verdict;
import org.sfmc.reports.text.Summary;
import org.sfmc.reports.trace.Document;
import org.sfmc.scenarios.check.RunConfig;
import org.sfmc.scenarios.syntax.Scenario;
import org.sfmc.scenarios.syntax.Span;

/** Makes the report of a number of runs. */
public final class Reports {
  private static final String TOOL = "sfmc 0.1.0";

  private static final Gson GSON =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

  private Reports() {}

  /** Files that were kept of a run, by their names; null for none. */
  public record Kept(String trace, String page) {
    /** Nothing was kept. */
    public static final Kept NOTHING = new Kept(null, null);
  }

  /**
   * The report.
   *
   * @param documents of those runs that have one and were told
   * @param kept of those runs of which files were kept
   */
  public static Report of(
      List<Result> results,
      Options options,
      Map<Result, Document> documents,
      Map<Result, Kept> kept) {
    List<Report.Run> runs = new ArrayList<>();
    for (Result result : results) {
      Kept files = kept.getOrDefault(result, Kept.NOTHING);
      runs.add(run(result, documents.get(result), files));
    }
    String grain = options.grain().name().toLowerCase(Locale.ROOT);
    return new Report(Report.SCHEMA, TOOL, grain, runs);
  }

  /** The report as JSON. */
  public static String json(Report report) {
    return GSON.toJson(report) + "\n";
  }

  private static Report.Run run(Result result, Document document, Kept kept) {
    Scenario scenario = result.compiled().scenario();
    RunConfig run = result.compiled().run();
    Span place = run.expect() == null ? scenario.name().span() : run.expect().span();
    Document.Verdict told = document == null ? null : document.verdict();
    return new Report.Run(
        result.id(),
        scenario.name().text(),
        scenario.title(),
        scenario.name().span().file(),
        place.line(),
        run.impl(),
        run.bugs(),
        run.expect() == null ? null : Summary.expected(run.expect()),
        result.status().name(),
        result.reasons(),
        verdict(result.verdict()),
        result.verdict() instanceof Verdict.Violated violated ? violated.property() : null,
        explanation(result.verdict(), told),
        told == null ? null : told.at(),
        result.exploration().isExhaustive(),
        result.exploration().states(),
        result.exploration().transitions(),
        result.exploration().outcomes().size(),
        symmetries(result.exploration().symmetries()),
        leftAlone(result.exploration().leftAlone()),
        kept.trace(),
        kept.page());
  }

  private static Integer symmetries(Symmetries symmetries) {
    return symmetries.isNone() ? null : symmetries.count();
  }

  private static Integer leftAlone(int states) {
    return states == 0 ? null : states;
  }

  private static String verdict(Verdict verdict) {
    if (verdict instanceof Verdict.Violated) {
      return "violated";
    }
    return verdict instanceof Verdict.Incomplete ? "incomplete" : "holds";
  }

  private static String explanation(Verdict verdict, Document.Verdict told) {
    if (told != null) {
      return told.explanation();
    }
    if (verdict instanceof Verdict.Violated violated && violated.finding() != null) {
      return violated.finding().explanation();
    }
    return verdict instanceof Verdict.Incomplete incomplete ? incomplete.reason() : null;
  }
}
