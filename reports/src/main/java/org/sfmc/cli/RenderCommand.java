package org.sfmc.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.sfmc.reports.export.Itf;
import org.sfmc.reports.export.Mermaid;
import org.sfmc.reports.export.Perfetto;
import org.sfmc.reports.export.Sarif;
import org.sfmc.reports.html.TracePage;
import org.sfmc.reports.json.SavedTrace;
import org.sfmc.reports.text.Account;
import org.sfmc.reports.text.Style;
import org.sfmc.reports.trace.Document;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sfmc render}: a saved trace as a page, a diagram, or the file of another tool. */
@Command(
    name = "render",
    synopsisHeading =
        "Examples:%n"
            + "  sfmc render target/sfmc/stale.bug=no_shootdown.trace.json --html -o stale.html%n"
            + "  sfmc render target/sfmc/stale.bug=no_shootdown.trace.json --mermaid%n%nUsage: ",
    description = {
      "Show a saved trace as a page, a diagram, or for another tool.",
      "",
      "`sfmc check --trace-dir DIR` saves traces."
    },
    mixinStandardHelpOptions = true)
final class RenderCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "TRACE", description = "A saved trace (*.trace.json).")
  private Path file;

  @ArgGroup(multiplicity = "1")
  private Format format;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Where to write it; standard output by default.")
  private Path output;

  /** What to write; exactly one is given. */
  private static final class Format {
    @Option(names = "--text", description = "The account that sfmc check prints.")
    private boolean text;

    @Option(names = "--html", description = "A page to step through, in one file.")
    private boolean html;

    @Option(names = "--mermaid", description = "A sequence diagram, as GitHub draws it.")
    private boolean mermaid;

    @Option(names = "--perfetto", description = "A trace for Perfetto and chrome://tracing.")
    private boolean perfetto;

    @Option(names = "--itf", description = "A trace in the Informal Trace Format (ITF).")
    private boolean itf;

    @Option(names = "--sarif", description = "A result in SARIF 2.1.0.")
    private boolean sarif;

    private String print(Document document) {
      if (text) {
        return Account.print(document, Style.plain());
      } else if (html) {
        return TracePage.print(document);
      } else if (mermaid) {
        return Mermaid.print(document);
      } else if (perfetto) {
        return Perfetto.print(document);
      }
      return itf ? Itf.print(document) : Sarif.print(document);
    }
  }

  @Override
  public Integer call() {
    String text = format.print(load());
    if (output == null) {
      PrintWriter out = spec.commandLine().getOut();
      out.print(text);
      return ExitCode.OK;
    }
    try {
      Files.writeString(output, text);
      return ExitCode.OK;
    } catch (IOException e) {
      throw new BadInput("--output: cannot write to " + output);
    }
  }

  private Document load() {
    try {
      return SavedTrace.load(file);
    } catch (SavedTrace.Unreadable e) {
      throw new BadInput(file + ": " + e.getMessage());
    }
  }
}
