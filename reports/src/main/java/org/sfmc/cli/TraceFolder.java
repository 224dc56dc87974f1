package org.sfmc.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.sfmc.checker.run.Result;
import org.sfmc.reports.html.IndexPage;
import org.sfmc.reports.html.TracePage;
import org.sfmc.reports.json.SavedTrace;
import org.sfmc.reports.results.Report;
import org.sfmc.reports.results.Reports;
import org.sfmc.reports.trace.Document;

/**
 * The folder of {@code --trace-dir}: a trace and a page of each violation, and a page of all runs.
 */
final class TraceFolder {
  private static final String INDEX = "index.html";
  private static final String PAGE = ".html";

  private final Path folder;
  private final Set<String> names = new HashSet<>();
  private final Map<Result, Reports.Kept> kept = new IdentityHashMap<>();

  TraceFolder(Path folder) {
    this.folder = folder;
  }

  /** Saves a run's trace, and the page that is made from what was saved. */
  void save(Result result, Document document) {
    try {
      Files.createDirectories(folder);
      String stem = stem(document);
      Path trace = folder.resolve(stem + SavedTrace.SUFFIX);
      Files.writeString(trace, SavedTrace.text(document));
      Files.writeString(folder.resolve(stem + PAGE), TracePage.print(SavedTrace.load(trace)));
      kept.put(result, new Reports.Kept(stem + SavedTrace.SUFFIX, stem + PAGE));
    } catch (IOException e) {
      throw refused(e);
    }
  }

  /** The name of the run; with a number where a scenario of another file has a run of that name. */
  private String stem(Document document) {
    String run = document.scenario().run().replace('[', '.').replace("]", "");
    String stem = run;
    for (int n = 2; !names.add(stem); n++) {
      stem = run + "." + n;
    }
    return stem;
  }

  /** The files of each run of which some were kept. */
  Map<Result, Reports.Kept> kept() {
    return kept;
  }

  /** Saves the page of all runs. */
  void index(Report report) {
    try {
      Files.createDirectories(folder);
      Files.writeString(folder.resolve(INDEX), IndexPage.print(report));
    } catch (IOException e) {
      throw refused(e);
    }
  }

  private BadInput refused(IOException e) {
    return new BadInput("--trace-dir: cannot write to " + folder);
  }
}
