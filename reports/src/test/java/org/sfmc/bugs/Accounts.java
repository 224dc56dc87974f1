package org.sfmc.bugs;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.sfmc.checker.run.Options;
import org.sfmc.checker.run.Result;
import org.sfmc.checker.run.Runner;
import org.sfmc.reports.trace.Document;
import org.sfmc.reports.trace.Documents;
import org.sfmc.scenarios.compile.Compiled;

/** The document of every run of the corpus that breaks something, with the run. */
record Accounts(Compiled compiled, Result result, Document document) {
  /** All of them by the names of the runs, in order. */
  static Map<String, Accounts> all() {
    return Holder.ALL;
  }

  private static Map<String, Accounts> find() {
    Map<String, Accounts> all = new LinkedHashMap<>();
    Exposing.corpus()
        .forEach(
            (id, compiled) -> {
              Result result = Runner.run(compiled, Options.defaults());
              Optional<Document> document = Documents.of(result, Options.defaults());
              document.ifPresent(d -> all.put(id, new Accounts(compiled, result, d)));
            });
    return all;
  }

  private static final class Holder {
    static final Map<String, Accounts> ALL = find();
  }
}
