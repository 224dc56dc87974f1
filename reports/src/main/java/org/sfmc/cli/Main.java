package org.sfmc.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.sfmc.checker.unfold.UnfoldingError;
import org.sfmc.model.machine.BoundsExceeded;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command {@code sfmc}. */
@Command(
    name = "sfmc",
    description = "An exhaustive checker for a reference model of FreeBSD's sf_buf(9).",
    version = "sfmc 0.1.0",
    mixinStandardHelpOptions = true,
    subcommands = {
      CheckCommand.class,
      OutcomesCommand.class,
      ExplainCommand.class,
      ReplayCommand.class,
      RenderCommand.class,
      ExportCommand.class,
      GraphCommand.class,
      FuzzCommand.class,
      ListCommand.class,
      NewCommand.class,
      FmtCommand.class,
      LintCommand.class,
      BlessCommand.class,
      CompletionCommand.class,
      ManCommand.class
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:every run matched its expectation",
      "1:at least one run did not",
      "2:a scenario or the command line is wrong",
      "3:a limit was hit: nothing is proved",
      "4:a replay could not follow its schedule",
      "70:a bug in sfmc"
    })
public final class Main implements Runnable {
  static final String EXAMPLES =
      """
      Examples:
        sfmc check                     every scenario of the corpus
        sfmc check my/race.litmus      one scenario; prints how it can end
      """;

  @Spec private CommandSpec spec;

  private final Map<String, String> environment;

  /** In an environment that sets nothing. */
  Main() {
    this(Map.of());
  }

  private Main(Map<String, String> environment) {
    this.environment = environment;
  }

  /** What the environment sets, as far as a command may look at it. */
  Map<String, String> environment() {
    return environment;
  }

  /** Runs a command and exits with its code. */
  public static void main(String[] args) {
    PrintStream out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
    PrintStream err =
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
    int code = run(System.getenv(), new PrintWriter(out), new PrintWriter(err, true), args);
    out.flush();
    System.exit(code);
  }

  /** Runs a command in an environment that sets nothing, and returns its exit code. */
  static int run(PrintWriter out, PrintWriter err, String... args) {
    return run(Map.of(), out, err, args);
  }

  /** Runs a command and returns its exit code. */
  static int run(
      Map<String, String> environment, PrintWriter out, PrintWriter err, String... args) {
    CommandLine line = new CommandLine(new Main(environment));
    line.setOut(out);
    line.setErr(err);
    line.setExecutionExceptionHandler(Main::failed);
    int code = line.execute(args);
    out.flush();
    err.flush();
    return code;
  }

  private static int failed(Exception e, CommandLine line, CommandLine.ParseResult parsed) {
    if (e instanceof BadInput) {
      line.getErr().print(e.getMessage().endsWith("\n") ? e.getMessage() : e.getMessage() + "\n");
      return ExitCode.BAD_INPUT;
    }
    if (e instanceof BoundsExceeded) {
      line.getErr().println(e.getMessage());
      return ExitCode.INCOMPLETE;
    }
    String what = e instanceof UnfoldingError ? e.getMessage() : "sfmc itself has failed: " + e;
    line.getErr().println(what);
    line.getErr().println("Please report this, with the scenario and the command.");
    if (!(e instanceof UnfoldingError)) {
      e.printStackTrace(line.getErr());
    }
    return ExitCode.INTERNAL;
  }

  @Override
  public void run() {
    PrintWriter out = spec.commandLine().getOut();
    spec.commandLine().usage(out);
    out.print("\n" + EXAMPLES);
  }
}
