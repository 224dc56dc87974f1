package org.sfmc.reports.explain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.sfmc.checker.explore.Grain;
import org.sfmc.checker.run.CallSteps;
import org.sfmc.model.sfbuf.Implementation;
import org.sfmc.scenarios.check.RunConfig;
import org.sfmc.scenarios.check.Runs;
import org.sfmc.scenarios.check.ScenarioFile;
import org.sfmc.scenarios.compile.Compiler;
import org.sfmc.scenarios.compile.ModelVocabulary;
import org.sfmc.scenarios.syntax.Scenario;

/** The operations of a kernel function in an implementation, where one thread runs alone. */
public final class StepsPage {
  /** One thread, one buffer, two CPUs: every way that one thread alone can go. */
  private static final String ALONE =
      """
      SFBUF alone
      "A thread that meets nobody."
      machine { cpus = 2; buffers = 1; pages = p0, p1; impl = %s; }
      thread user @ cpu0 {
          vm_page_wire(p0);
          vm_page_wire(p1);
          struct sf_buf *sf = sf_buf_alloc(p0, SFB_DEFAULT);
          %s
          sf_buf_free(sf);
          sf = sf_buf_alloc(p0, SFB_DEFAULT);
          sf_buf_free(sf);
          sf = sf_buf_alloc(p1, SFB_DEFAULT);
          sf_buf_free(sf);
          sched_pin();
          sf = sf_buf_alloc(p0, SFB_CPUPRIVATE);
          sf_buf_free(sf);
          sched_unpin();
          vm_page_unwire(p0);
          vm_page_unwire(p1);
      }
      env { migrate none; }
      """;

  /** What stands in the thread for the sake of one function: more would be seen by others. */
  private static final Map<String, String> FOR_ITS_SAKE =
      Map.of(
          "sf_buf_ref", "sf_buf_ref(sf); sf_buf_free(sf);",
          "sf_buf_kva", "vm_offset_t kva = sf_buf_kva(sf); assert(kva != NULL);",
          "sf_buf_page", "vm_page_t m = sf_buf_page(sf); assert(m == p0);",
          "spinlock_enter", "spinlock_enter(); spinlock_exit();",
          "spinlock_exit", "spinlock_enter(); spinlock_exit();");

  private static final List<String> ALWAYS =
      List.of(
          "sf_buf_alloc",
          "sf_buf_free",
          "sched_pin",
          "sched_unpin",
          "vm_page_wire",
          "vm_page_unwire");

  private StepsPage() {}

  /** The functions that it can tell of. */
  public static List<String> functions(Implementation implementation) {
    return Stream.concat(ALWAYS.stream(), FOR_ITS_SAKE.keySet().stream().sorted())
        .filter(function -> !implementation.lacks().contains(function))
        .toList();
  }

  /** The page: one table for each way that differs from those before it. */
  public static String print(String function, Implementation implementation) {
    Map<List<String>, CallSteps.Call> ways = new LinkedHashMap<>();
    for (CallSteps.Call call : calls(function, implementation)) {
      if (call.text().matches("(\\w+ = )?" + function + "\\(.*")) {
        List<String> way =
            call.operations().stream().map(o -> o.text().replaceAll("\\bp\\d\\b", "p")).toList();
        ways.putIfAbsent(way, call);
      }
    }
    StringBuilder out = new StringBuilder();
    out.append(
        "%s in %s, by one thread with two CPUs and one buffer.\n"
            .formatted(function, implementation.id()));
    out.append("The numbers are those of the step at grain op, lock and call.\n");
    ways.values().removeIf(call -> call.operations().isEmpty());
    ways.values().forEach(call -> out.append('\n').append(table(call)));
    if (ways.isEmpty()) {
      out.append("\nIt does nothing that anybody else could see or change.\n");
    }
    return out.toString();
  }

  private static List<CallSteps.Call> calls(String function, Implementation implementation) {
    String text = ALONE.formatted(implementation.id(), FOR_ITS_SAKE.getOrDefault(function, ""));
    Scenario scenario =
        ScenarioFile.parse(text, "alone.litmus", ModelVocabulary.get()).scenario().orElseThrow();
    RunConfig run = Runs.of(scenario, ModelVocabulary.get()).get(0);
    return CallSteps.of(Compiler.compile(scenario, run));
  }

  private static String table(CallSteps.Call call) {
    List<String[]> rows = new ArrayList<>();
    for (CallSteps.Performed p : call.operations()) {
      boolean ofThread = p.mover() != null;
      rows.add(
          new String[] {
            ofThread ? number(p, Grain.OP) : "",
            ofThread ? number(p, Grain.LOCK) : "",
            ofThread ? number(p, Grain.CALL) : "",
            ofThread ? p.mover().name().toLowerCase(Locale.ROOT) : "",
            p.text(),
            p.site()
          });
    }
    int text = rows.stream().mapToInt(r -> r[4].length()).max().orElse(0);
    StringBuilder out = new StringBuilder(call.text()).append('\n');
    out.append("   op lock call  mover\n");
    for (String[] r : rows) {
      String line =
          ("  %3s %4s %4s  %-7s  %-" + Math.max(1, text) + "s  %s").formatted((Object[]) r);
      out.append(line.stripTrailing()).append('\n');
    }
    return out.toString();
  }

  private static String number(CallSteps.Performed performed, Grain grain) {
    return Integer.toString(performed.steps().get(grain));
  }
}
