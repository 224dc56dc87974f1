package org.sfmc.reports.text;

import java.util.Optional;
import org.sfmc.checker.run.Options;
import org.sfmc.checker.run.Result;
import org.sfmc.checker.run.Verdict;
import org.sfmc.reports.trace.Document;
import org.sfmc.reports.trace.Documents;
import org.sfmc.scenarios.compile.Compiled;
import org.sfmc.scenarios.syntax.Scenario;

/** What is said of one run at length: its account, or what there is to say where it has none. */
public final class Failure {
  private Failure() {}

  /** The whole of it, ending in the command that shows it again. */
  public static String print(Result result, Options options, Style style) {
    Optional<Document> document = Documents.of(result, options);
    return document.isPresent()
        ? Account.print(document.get(), style)
        : style.apply(withoutTrace(result, style));
  }

  private static String withoutTrace(Result result, Style style) {
    StringBuilder out = new StringBuilder();
    out.append(Account.head(result.status().name(), result.id(), result.reasons()));
    if (result.verdict() instanceof Verdict.Violated violated) {
      declared(result.compiled(), violated.property())
          .ifPresent(p -> out.append(unmet(result.compiled(), p, style)));
    }
    return out.toString();
  }

  /** The property of the file that has the name. */
  private static Optional<Scenario.PropertyDecl> declared(Compiled compiled, String name) {
    return compiled.scenario().properties().stream()
        .filter(p -> p.name().text().equals(name))
        .findFirst();
  }

  private static String unmet(Compiled compiled, Scenario.PropertyDecl property, Style style) {
    String where =
        property.kind() == Scenario.Kind.EXISTS ? "at the end of no run" : "in no state of any run";
    String label = "true " + where;
    // What came from another file is not in this one's text.
    String at =
        property.span().file().equals(compiled.scenario().name().span().file())
            ? Caret.print(property.span(), compiled.scenario().source(), label, style)
            : String.join("\n", style.wrap(" " + label, style.width() - 1, 1)) + "\n";
    return at.indent(1);
  }
}
