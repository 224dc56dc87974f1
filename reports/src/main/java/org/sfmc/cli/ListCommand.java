package org.sfmc.cli;

import com.google.gson.GsonBuilder;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.sfmc.model.property.Invariants;
import org.sfmc.model.sfbuf.Implementation;
import org.sfmc.model.sfbuf.bugs.Bug;
import org.sfmc.model.sfbuf.bugs.Bugs;
import org.sfmc.scenarios.check.Api;
import org.sfmc.scenarios.compile.Compiled;
import org.sfmc.scenarios.diagnostics.DidYouMean;
import org.sfmc.scenarios.diagnostics.ErrorCode;
import org.sfmc.scenarios.syntax.Scenario;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sfmc list}: what there is, one line each. */
@Command(
    name = "list",
    synopsisHeading =
        "Examples:%n"
            + "  sfmc list runs%n"
            + "  sfmc list bugs --json%n"
            + "  sfmc list runs my/race.litmus%n%nUsage: ",
    description =
        "List scenarios, runs, invariants, bugs, impls, api (what a scenario can call and ask) or"
            + " errors, one line each.",
    mixinStandardHelpOptions = true)
final class ListCommand implements Callable<Integer> {
  /**
   * One line of a list.
   *
   * @param text what is printed of it
   * @param fields everything, for programs
   */
  private record Row(String name, String text, Map<String, Object> fields) {}

  @Spec private CommandSpec spec;

  @Parameters(
      index = "0",
      paramLabel = "WHAT",
      description = "scenarios, runs, invariants, bugs, impls, api or errors.")
  private String what;

  @Parameters(
      index = "1..*",
      paramLabel = "PATH",
      description = "For scenarios and runs: where; default: the corpus.")
  private List<String> named = List.of();

  @Option(names = "--json", description = "Print an array of objects.")
  private boolean json;

  private final Map<String, Supplier<List<Row>>> lists = new LinkedHashMap<>();

  ListCommand() {
    lists.put("scenarios", () -> loaded().stream().map(ListCommand::scenario).toList());
    lists.put("runs", () -> runs().stream().map(ListCommand::run).toList());
    lists.put("invariants", ListCommand::invariants);
    lists.put("bugs", () -> Bugs.all().stream().map(ListCommand::bug).toList());
    lists.put("impls", ListCommand::implementations);
    lists.put("api", ListCommand::api);
    lists.put("errors", ListCommand::errors);
  }

  @Override
  public Integer call() {
    Supplier<List<Row>> list = lists.get(what);
    if (list == null) {
      throw new BadInput(unknown());
    }
    if (!named.isEmpty() && !List.of("scenarios", "runs").contains(what)) {
      throw new BadInput("`sfmc list " + what + "` takes nothing more, not `" + named.get(0) + "`");
    }
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      List<Map<String, Object>> rows = list.get().stream().map(Row::fields).toList();
      out.println(
          new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create().toJson(rows));
    } else {
      print(list.get(), out);
    }
    return ExitCode.OK;
  }

  private List<Scenario> loaded() {
    Inputs.Scenarios scenarios = Inputs.load(named);
    if (scenarios.errors()) {
      throw new BadInput(scenarios.diagnostics());
    }
    return scenarios.sound();
  }

  private List<Compiled> runs() {
    return loaded().stream().flatMap(s -> OneRun.runs(s).stream()).toList();
  }

  private static Row scenario(Scenario s) {
    String name = s.name().text();
    String file = s.name().span().file();
    return new Row(name, s.title(), fields("name", name, "title", s.title(), "file", file));
  }

  private static Row run(Compiled c) {
    String id = c.run().id();
    Scenario.Expect expect = c.run().expect();
    String expected =
        expect == null ? "nothing" : expect.expected().name().toLowerCase(Locale.ROOT);
    boolean breaks = expect != null && expect.property() != null;
    Map<String, Object> fields =
        fields(
            "id", id,
            "scenario", c.scenario().name().text(),
            "file", c.scenario().name().span().file(),
            "impl", c.run().impl(),
            "bugs", c.run().bugs(),
            "expected", expected);
    if (breaks) {
      fields.put("property", expect.property().text());
    }
    return new Row(id, "", fields);
  }

  private static List<Row> invariants() {
    return Invariants.all().stream()
        .map(
            i ->
                new Row(
                    i.name(),
                    i.claim() + (i.byDefault() ? "" : " (on request)"),
                    fields("name", i.name(), "claim", i.claim(), "byDefault", i.byDefault())))
        .toList();
  }

  private static Row bug(Bug bug) {
    String known = bug.entry().map(e -> e + ", " + bug.evidence()).orElse("ours");
    Map<String, Object> fields =
        fields("name", bug.name(), "story", bug.story(), "implementations", bug.implementations());
    bug.entry().ifPresent(e -> fields.put("entry", e));
    fields.put("evidence", bug.evidence().toString());
    return new Row(
        bug.name(),
        "%-16s  %s: %s".formatted(known, bug.implementations().get(0), bug.story()),
        fields);
  }

  private static List<Row> implementations() {
    return Arrays.stream(Implementation.values())
        .map(
            i ->
                new Row(
                    i.id(),
                    i.difference(),
                    fields(
                        "id",
                        i.id(),
                        "difference",
                        i.difference(),
                        "lacks",
                        i.lacks().stream().sorted().toList())))
        .toList();
  }

  private static List<Row> api() {
    return Api.all().stream()
        .map(
            e ->
                new Row(
                    e.name(),
                    "%-9s  %s".formatted(e.kind(), e.use()),
                    fields("name", e.name(), "kind", e.kind(), "use", e.use())))
        .toList();
  }

  private static List<Row> errors() {
    return Arrays.stream(ErrorCode.values())
        .map(
            e ->
                new Row(
                    e.name(),
                    e.meaning(),
                    fields(
                        "code",
                        e.name(),
                        "severity",
                        e.severity().toString(),
                        "meaning",
                        e.meaning())))
        .toList();
  }

  private static Map<String, Object> fields(Object... namesAndValues) {
    Map<String, Object> fields = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      fields.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return fields;
  }

  private String unknown() {
    return "there is no list of `"
        + what
        + "`; "
        + DidYouMean.help(what, lists.keySet())
            .orElse("the lists are: " + String.join(", ", lists.keySet()));
  }

  private static void print(List<Row> rows, PrintWriter out) {
    int width = rows.stream().mapToInt(r -> r.name.length()).max().orElse(0);
    for (Row row : rows) {
      out.println(("%-" + (width + 2) + "s%s").formatted(row.name, row.text).stripTrailing());
    }
  }
}
