package org.sfmc.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.sfmc.checker.fuzz.Difference;
import org.sfmc.checker.fuzz.Effort;
import org.sfmc.checker.fuzz.Fuzzer;
import org.sfmc.checker.fuzz.Subject;
import org.sfmc.checker.fuzz.keep.Keeper;
import org.sfmc.reports.text.Summary;
import org.sfmc.scenarios.check.ScenarioFile;
import org.sfmc.scenarios.diagnostics.DidYouMean;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code sfmc fuzz}: tries scenarios that nobody wrote. */
@Command(
    name = "fuzz",
    synopsisHeading =
        "Examples:%n"
            + "  sfmc fuzz --seed 7 --scenarios 5000%n"
            + "  sfmc fuzz --separates i386,relookup%n"
            + "  sfmc fuzz --separates wakeup_one,i386 --keep found%n%nUsage: ",
    description = {
      "Generate scenarios until one tells something, and make it as small as it can be.",
      "",
      "Without --separates it looks for an implementation that breaks a promise although all threads"
          + " keep the rules. The same seed gives the same scenarios, and without --time the same"
          + " output."
    },
    mixinStandardHelpOptions = true)
final class FuzzCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(names = "--seed", paramLabel = "N", description = "Of the scenarios; 1 by default.")
  private long seed = 1;

  @Option(
      names = "--from",
      paramLabel = "N",
      description = "Begin with this scenario of the seed; 0 by default.")
  private int from;

  @Option(
      names = "--separates",
      paramLabel = "A,B",
      split = ",",
      description = "Look for a scenario on which two implementations, or bugs, differ.")
  private List<String> separates = List.of();

  @Option(names = "--scenarios", paramLabel = "N", description = "Most scenarios; 1000 by default.")
  private int scenarios = 1_000;

  @Option(names = "--states", paramLabel = "N", description = "Most states, all in all.")
  private long states = Long.MAX_VALUE;

  @Option(names = "--time", paramLabel = "SECONDS", description = "Most seconds.")
  private int seconds;

  @Option(
      names = "--max-states",
      paramLabel = "N",
      description =
          "A scenario with more states is not exhausted but run at random; 20000 by default.")
  private int mostStates = 20_000;

  @Option(
      names = "--walks",
      paramLabel = "N",
      description = "How often it is run at random, and for each depth; 100 by default.")
  private int walks = 100;

  @Option(
      names = "--depth",
      paramLabel = "N",
      description = "The deepest bugs that such runs look for; 3 by default.")
  private int depth = 3;

  @Option(names = "--keep", paramLabel = "DIR", description = "Write what is found there.")
  private Path keep;

  @Override
  public Integer call() {
    Fuzzer.Settings settings = settings();
    PrintWriter out = spec.commandLine().getOut();
    Told told = new Told(out, spec.commandLine().getErr());
    Fuzzer.Report report = Fuzzer.run(settings, told);
    told.end();
    report.find().ifPresent(find -> show(find, out));
    out.println(last(report));
    boolean found = report.find().isPresent();
    if (separates.isEmpty()) {
      return found ? ExitCode.MISMATCH : ExitCode.OK;
    }
    return found ? ExitCode.OK : ExitCode.INCOMPLETE;
  }

  private Fuzzer.Settings settings() {
    atLeast("--seed", seed, 0);
    atLeast("--from", from, 0);
    atLeast("--scenarios", scenarios, 1);
    atLeast("--states", states, 1);
    atLeast("--time", seconds, 0);
    atLeast("--max-states", mostStates, 1);
    atLeast("--walks", walks, 1);
    atLeast("--depth", depth, 1);
    if (keep != null && Files.exists(keep) && !Files.isDirectory(keep)) {
      throw new BadInput("--keep: " + keep + " is not a folder");
    }
    return new Fuzzer.Settings(
        seed, from, pair(), scenarios, states, seconds, new Effort(mostStates, walks, depth));
  }

  private static void atLeast(String option, long value, int least) {
    if (value < least) {
      throw new BadInput(option + " takes a number from " + least + ": " + value);
    }
  }

  private List<Subject> pair() {
    if (separates.isEmpty()) {
      return List.of();
    }
    if (separates.size() != 2 || separates.get(0).equals(separates.get(1))) {
      throw new BadInput(
          "--separates takes two implementations or bugs, such as i386,relookup: "
              + String.join(",", separates));
    }
    for (String word : separates) {
      if (!Subject.words().contains(word)) {
        throw new BadInput(
            "--separates: there is no implementation and no bug `"
                + word
                + "`; "
                + DidYouMean.help(word, Subject.words())
                    .orElse("`sfmc list impls` and `sfmc list bugs` list them"));
      }
    }
    return Subject.pair(separates.get(0), separates.get(1));
  }

  private void show(Fuzzer.Find find, PrintWriter out) {
    String text = Keeper.text(seed, find, command());
    out.println();
    out.print(text);
    out.println();
    if (keep != null) {
      Path file = keep.resolve(Keeper.name(seed, find) + ScenarioFile.SUFFIX);
      write(file, text);
      out.println("kept as " + file);
    }
  }

  private String command() {
    String question = separates.isEmpty() ? "" : " --separates " + String.join(",", separates);
    return "sfmc fuzz --seed " + seed + question;
  }

  private static void write(Path file, String text) {
    try {
      if (Files.exists(file) && !Files.readString(file).equals(text)) {
        throw new BadInput("--keep: " + file + " is there already, and is another scenario");
      }
      Files.createDirectories(file.getParent());
      Files.writeString(file, text, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new BadInput("--keep: cannot write " + file);
    }
  }

  private static String last(Fuzzer.Report report) {
    String large =
        report.tooLarge() == 0
            ? ""
            : "  %s too large to exhaust.".formatted(Summary.number(report.tooLarge()));
    return "%s scenario%s, %s states.%s%s"
        .formatted(
            Summary.number(report.tried()),
            report.tried() == 1 ? "" : "s",
            Summary.number(report.states()),
            large,
            report.find().isPresent() ? "" : "  Nothing found, which proves nothing.");
  }

  /** Tells how it goes: what lasts on the output, what passes on a terminal. */
  private static final class Told implements Fuzzer.Listener {
    private final PrintWriter out;
    private final ProgressLine line;
    private int tried;

    Told(PrintWriter out, PrintWriter err) {
      this.out = out;
      this.line = ProgressLine.on(err);
    }

    @Override
    public void tried(int number, long states) {
      tried++;
      line.show("%s scenarios, %s states".formatted(Summary.number(tried), Summary.number(states)));
    }

    @Override
    public void missed(
        int number, Subject subject, int runs, int steps, List<Double> probabilities) {
      line.clear();
      String depths =
          probabilities.stream()
              .map(p -> String.format(Locale.ROOT, "%.3f", p))
              .collect(Collectors.joining(", "));
      out.println(
          ("scenario %d on %s is too large: %s runs of at most %s steps found nothing; if a bug of"
                  + " depth 1, 2, … is there, they missed it with probability at most %s")
              .formatted(number, subject, Summary.number(runs), Summary.number(steps), depths));
      out.flush();
    }

    @Override
    public void found(int number, Difference difference) {
      line.clear();
      out.println("scenario " + number + ": " + difference);
      line.show("making it smaller …");
    }

    void end() {
      line.clear();
    }
  }
}
