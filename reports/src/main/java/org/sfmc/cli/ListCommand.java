package org.sfmc.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.sfmc.model.property.Invariants;
import org.sfmc.model.sfbuf.Implementation;
import org.sfmc.model.sfbuf.bugs.Bug;
import org.sfmc.model.sfbuf.bugs.Bugs;
import org.sfmc.scenarios.diagnostics.DidYouMean;
import org.sfmc.scenarios.diagnostics.ErrorCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sfmc list}: what there is, one line each. */
@Command(
    name = "list",
    description = "List scenarios, runs, invariants, bugs, impls or errors, one line each.",
    mixinStandardHelpOptions = true)
final class ListCommand implements Callable<Integer> {
  private static final List<String> LISTS =
      List.of("scenarios", "runs", "invariants", "bugs", "impls", "errors");

  @Spec private CommandSpec spec;

  @Parameters(
      index = "0",
      paramLabel = "WHAT",
      description = "scenarios, runs, invariants, bugs, impls or errors.")
  private String what;

  @Parameters(
      index = "1..*",
      paramLabel = "PATH",
      description = "For scenarios and runs: where; default: the corpus.")
  private List<String> named = List.of();

  @Override
  public Integer call() {
    if (!named.isEmpty() && !List.of("scenarios", "runs").contains(what) && LISTS.contains(what)) {
      throw new BadInput("`sfmc list " + what + "` takes nothing more, not `" + named.get(0) + "`");
    }
    List<String[]> rows = new ArrayList<>();
    switch (what) {
      case "scenarios" ->
          Inputs.load(named)
              .sound()
              .forEach(s -> rows.add(new String[] {s.name().text(), s.title()}));
      case "runs" ->
          Inputs.load(named).sound().stream()
              .flatMap(s -> Inputs.runs(s).stream())
              .forEach(c -> rows.add(new String[] {c.run().id(), ""}));
      case "invariants" ->
          Invariants.all()
              .forEach(
                  i ->
                      rows.add(
                          new String[] {
                            i.name(), i.claim() + (i.byDefault() ? "" : " (on request)")
                          }));
      case "bugs" -> Bugs.all().forEach(b -> rows.add(new String[] {b.name(), told(b)}));
      case "impls" ->
          Arrays.stream(Implementation.values())
              .forEach(i -> rows.add(new String[] {i.id(), i.difference()}));
      case "errors" ->
          Arrays.stream(ErrorCode.values())
              .forEach(e -> rows.add(new String[] {e.name(), e.meaning()}));
      default -> throw new BadInput(unknown());
    }
    print(rows, spec.commandLine().getOut());
    return ExitCode.OK;
  }

  private static String told(Bug bug) {
    String known = bug.entry().map(e -> e + ", " + bug.evidence()).orElse("ours");
    return "%-16s  %s: %s".formatted(known, bug.implementations().get(0), bug.story());
  }

  private String unknown() {
    return "there is no list of `"
        + what
        + "`; "
        + DidYouMean.help(what, LISTS).orElse("the lists are: " + String.join(", ", LISTS));
  }

  private static void print(List<String[]> rows, PrintWriter out) {
    int width = rows.stream().mapToInt(r -> r[0].length()).max().orElse(0);
    for (String[] row : rows) {
      out.println(("%-" + (width + 2) + "s%s").formatted(row[0], row[1]).stripTrailing());
    }
  }
}
