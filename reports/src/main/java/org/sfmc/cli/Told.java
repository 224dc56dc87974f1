package org.sfmc.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sfmc.checker.run.Options;
import org.sfmc.checker.run.Result;
import org.sfmc.reports.ci.Annotations;
import org.sfmc.reports.ci.JobSummary;
import org.sfmc.reports.ci.JunitXml;
import org.sfmc.reports.results.Report;
import org.sfmc.reports.results.Reports;
import org.sfmc.reports.text.Account;
import org.sfmc.reports.text.Failure;
import org.sfmc.reports.text.Style;
import org.sfmc.reports.trace.Document;
import org.sfmc.reports.trace.Documents;

/** The results of a check, with the documents of those runs that are to be told of at length. */
final class Told {
  private final Options options;
  private final Optional<TraceFolder> folder;
  private final boolean all;
  private final List<Result> results = new ArrayList<>();
  private final Map<Result, Document> documents = new IdentityHashMap<>();

  /**
   * Nothing yet.
   *
   * @param all whether runs that are as expected are told of too
   */
  Told(Options options, Path traceDir, boolean all) {
    this.options = options;
    this.folder = Optional.ofNullable(traceDir).map(TraceFolder::new);
    this.all = all || traceDir != null;
  }

  /** Takes a result; its trace is on disk when this returns, if traces are kept. */
  void add(Result result) {
    results.add(result);
    if (all || result.status() != Result.Status.PASS) {
      Documents.of(result, options).ifPresent(document -> documents.put(result, document));
      Document document = documents.get(result);
      if (document != null) {
        folder.ifPresent(f -> f.save(result, document));
      }
    }
  }

  List<Result> results() {
    return results;
  }

  /** A run at length. */
  String account(Result result, Style style) {
    Document document = documents.get(result);
    return document == null
        ? Failure.print(result, options, style)
        : Account.print(document, style);
  }

  /** Everything, as a value. */
  Report report() {
    Map<Result, Reports.Kept> kept = folder.map(TraceFolder::kept).orElse(Map.of());
    return Reports.of(results, options, documents, kept);
  }

  /** Saves the page of all runs, if traces are kept. */
  void index() {
    folder.ifPresent(f -> f.index(report()));
  }

  /** The results in JUnit's XML. */
  String junit() {
    Report report = report();
    return JunitXml.print(
        report, run -> account(results.get(report.runs().indexOf(run)), Style.plain()));
  }

  /** Annotations for GitHub; a summary is added to the file that it names, if it names one. */
  String github(Map<String, String> environment) {
    Report report = report();
    String file = environment.get("GITHUB_STEP_SUMMARY");
    if (file != null && !file.isEmpty()) {
      Map<String, Document> byRun = new HashMap<>();
      documents.forEach((result, document) -> byRun.putIfAbsent(result.id(), document));
      try {
        Files.writeString(
            Path.of(file),
            JobSummary.print(report, byRun),
            StandardOpenOption.CREATE,
            StandardOpenOption.APPEND);
      } catch (IOException e) {
        throw new BadInput("GITHUB_STEP_SUMMARY: cannot write to " + file);
      }
    }
    return Annotations.print(report);
  }
}
