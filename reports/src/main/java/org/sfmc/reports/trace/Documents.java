package org.sfmc.reports.trace;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.sfmc.checker.explore.Finding;
import org.sfmc.checker.run.Minimized;
import org.sfmc.checker.run.Options;
import org.sfmc.checker.run.Replayed;
import org.sfmc.checker.run.Result;
import org.sfmc.checker.run.Runner;
import org.sfmc.checker.run.Trace;
import org.sfmc.checker.run.Verdict;
import org.sfmc.checker.why.Why;
import org.sfmc.model.system.ModelledSystem;
import org.sfmc.reports.trace.Document.Cost;
import org.sfmc.reports.trace.Document.Place;
import org.sfmc.reports.trace.Document.Row;
import org.sfmc.scenarios.compile.Compiled;
import org.sfmc.scenarios.compile.Points;
import org.sfmc.scenarios.syntax.Scenario.PropertyDecl;
import org.sfmc.scenarios.syntax.Span;

/** Makes the document of a run. */
public final class Documents {
  private static final String TOOL = "sfmc 0.1.0";

  private final Compiled compiled;
  private final Options options;
  private final ModelledSystem system;

  private Documents(Compiled compiled, Options options) {
    this.compiled = compiled;
    this.options = options;
    this.system = Runner.system(compiled);
  }

  /** The run to show of what a search has found; empty where no one run shows it. */
  public static Optional<Document> of(Result result, Options options) {
    if (!(result.verdict() instanceof Verdict.Violated violated) || violated.finding() == null) {
      return Optional.empty();
    }
    Documents documents = new Documents(result.compiled(), options);
    return Optional.of(documents.violated(result, violated.finding()));
  }

  /** A schedule that was followed, whatever it shows. */
  public static Document of(Compiled compiled, Options options, Replayed replayed) {
    Document.Verdict verdict =
        new Document.Verdict("none", null, List.of(), null, null, null, Map.of(), null, 0, 0);
    return new Documents(compiled, options)
        .document(replayed.trace(), verdict, "none", Explained.nothing());
  }

  private Document violated(Result result, Finding found) {
    Minimized shown = Minimized.of(compiled, options, found);
    Finding finding = shown.finding();
    Trace trace = Runner.trace(compiled, options, finding);
    Document.Verdict verdict =
        new Document.Verdict(
            "violation",
            result.status().name(),
            result.reasons(),
            finding.claim(),
            finding.explanation(),
            trace.failed().text().isEmpty() ? null : trace.failed().text(),
            trace.failed().bindings(),
            place(finding).orElse(null),
            trace.rows().stream().filter(Trace.Row::breaks).mapToInt(Trace.Row::number).sum(),
            trace.steps());
    Why why = Why.of(compiled, options.grain(), finding, trace);
    return document(
        trace,
        verdict,
        lower(shown.by()),
        Explained.of(system, compiled.points(), trace, finding, why));
  }

  private Document document(
      Trace trace, Document.Verdict verdict, String minimal, Explained explained) {
    List<Row> rows = new Rows(trace, explained).all();
    return new Document(
        Document.SCHEMA,
        TOOL,
        ModelHash.of(system),
        ScenarioParts.of(compiled),
        verdict,
        new Cost(
            rows.size(),
            trace.steps(),
            trace.switches(),
            trace.migrations(),
            trace.signals(),
            minimal),
        trace.schedule(),
        lower(options.grain()),
        trace.threads(),
        compiled.run().cpus(),
        buffers(trace),
        compiled.scenario().machine().pages().stream().map(p -> p.name().text()).toList(),
        trace.init(),
        rows,
        explained.relevant(),
        explained.why(),
        explained.latent(),
        explained.counterfactual(),
        trace.waiting());
  }

  /** What has an entry in the page table. */
  private static List<String> buffers(Trace trace) {
    return trace.init().keySet().stream()
        .filter(name -> name.startsWith("pte("))
        .map(name -> name.substring("pte(".length(), name.length() - 1))
        .toList();
  }

  private Optional<Place> place(Finding finding) {
    Points points = compiled.points();
    if (finding.thread() < 0) {
      return compiled.scenario().properties().stream()
          .filter(p -> p.name().text().equals(finding.claim()))
          .findFirst()
          .map(PropertyDecl::span)
          .map(span -> place(span, null, null));
    }
    var thread = compiled.scenario().threads().get(finding.thread());
    String name = thread.name().text();
    if (!points.isStatement(finding.point())) {
      return Optional.of(place(thread.span(), name, null));
    }
    Points.Point point = points.get(finding.point());
    List<String> labels = point.labels();
    return Optional.of(place(point.span(), name, labels.isEmpty() ? null : labels.get(0)));
  }

  private static Place place(Span span, String thread, String label) {
    return new Place(span.file(), thread, label, span.line(), span.column(), span.length());
  }

  private static String lower(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT);
  }
}
