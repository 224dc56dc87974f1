package org.sfmc.reports.trace;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A run and everything that is told of it, as {@code sfmc-trace-1} has it.
 *
 * <p>It holds no time, no absolute path and nothing else that differs between machines. What is not
 * there is null for a part, empty for a list.
 *
 * @param schema {@value #SCHEMA}
 * @param tool name and version of what wrote it
 * @param model what the run's model is made of, in a hash; see {@link ModelHash}
 * @param schedule the run as {@code sfmc replay --schedule} takes it
 * @param grain the step size that the schedule counts in
 * @param threads names, in the order of their numbers
 * @param cpus how many
 * @param buffers names, such as K0; none of a direct map
 * @param pages names
 * @param init what each component is before the first row
 * @param rows calls and events, in order
 * @param relevant the components that the broken promise depends on; empty where that is not known
 * @param why one sentence for each row that is a cause, then what is to be said beside
 * @param latent from where on the run was lost; null where that is not known
 * @param counterfactual how the run would have gone; null where that is not known
 * @param waiting where nobody can move: who waits for whom, in sentences
 */
public record Document(
    String schema,
    String tool,
    String model,
    Scenario scenario,
    Verdict verdict,
    Cost cost,
    String schedule,
    String grain,
    List<String> threads,
    int cpus,
    List<String> buffers,
    List<String> pages,
    Map<String, String> init,
    List<Row> rows,
    List<String> relevant,
    List<Sentence> why,
    Latent latent,
    Counterfactual counterfactual,
    List<String> waiting) {
  /** The format. */
  public static final String SCHEMA = "sfmc-trace-1";

  public Document {
    threads = copy(threads);
    buffers = copy(buffers);
    pages = copy(pages);
    init = copy(init);
    rows = copy(rows);
    relevant = copy(relevant);
    why = copy(why);
    waiting = copy(waiting);
  }

  /**
   * The file that the run is a run of.
   *
   * @param path as the user named it
   * @param sha256 of its text
   * @param name of the scenario
   * @param run the name of the run
   * @param overrides what the run sets otherwise than the file does
   * @param impl the implementation
   * @param bugs those that are planted in it
   * @param machine the other settings: {@code tlb}, {@code statistics}
   * @param params the parameters and their values
   * @param source the text of the file
   */
  public record Scenario(
      String path,
      String sha256,
      String name,
      String run,
      Map<String, String> overrides,
      String impl,
      List<String> bugs,
      Map<String, String> machine,
      Map<String, String> params,
      String source) {
    public Scenario {
      overrides = copy(overrides);
      bugs = copy(bugs);
      machine = copy(machine);
      params = copy(params);
    }

    /** The overrides as {@code --run} takes them; empty for none. */
    public String overridden() {
      return overrides.entrySet().stream()
          .map(e -> e.getKey() + "=" + e.getValue())
          .collect(Collectors.joining(","));
    }
  }

  /**
   * What the run shows.
   *
   * @param kind {@code violation}, or {@code none} for a run that breaks nothing
   * @param status what {@code sfmc check} says of the run, such as PASS; null for a replay
   * @param reasons why it is not what the scenario expects
   * @param property the broken promise; null for {@code none}
   * @param explanation what is false, with its values
   * @param failedPart the part of a conjunction that is false; null where there is no such part
   * @param bindings what a promise about several things was broken for: {@code buffer} to {@code
   *     K0}
   * @param at where; null where it is nowhere in the file
   * @param row the row that breaks it; 0 where nobody can move, and where the end is wrong
   * @param step the step that breaks it, the last of the schedule; 0 where the first state is wrong
   */
  public record Verdict(
      String kind,
      String status,
      List<String> reasons,
      String property,
      String explanation,
      String failedPart,
      Map<String, String> bindings,
      Place at,
      int row,
      int step) {
    public Verdict {
      reasons = copy(reasons);
      bindings = copy(bindings);
    }

    /** Whether something is broken. */
    public boolean isViolation() {
      return kind.equals("violation");
    }
  }

  /**
   * A place in a file.
   *
   * @param file as the user named it; another one than the scenario's where it was included
   * @param thread null for a property
   * @param label of the statement; null for none
   * @param line from 1
   * @param column from 1
   * @param length in characters, on that line
   */
  public record Place(String file, String thread, String label, int line, int column, int length) {}

  /**
   * What it takes to read the run.
   *
   * @param rows how many
   * @param steps moves of the schedule
   * @param switches how often another thread goes on than before
   * @param migrations how often a thread is moved to another CPU
   * @param signals how often the environment posts one
   * @param minimal of what no run that breaks the same has less: {@code switches}, {@code steps},
   *     or {@code none}
   */
  public record Cost(
      int rows, int steps, int switches, int migrations, int signals, String minimal) {}

  /**
   * A call, or what was not interrupted of it; or an event.
   *
   * @param n from 1
   * @param kind {@code call}, {@code signal}, {@code migration}, {@code invalidation}, {@code
   *     paging} or {@code speculation}
   * @param thread null for what a CPU does, or happens to a page
   * @param cpu where the thread is before it; −1 for nowhere
   * @param line of the statement in the file; 0 for none
   * @param text the statement, or what happened
   * @param result what the call returns; null for nothing, or not yet
   * @param resumes whether the call began in an earlier row
   * @param unfinished whether it goes on in a later row
   * @param steps every operation
   * @param diff each component that changed, from what to what
   * @param cause whether the broken promise depends on what happened here
   * @param because the rows that what happened here depends on, as far as they are causes
   * @param breaks whether the promise breaks here
   */
  public record Row(
      int n,
      String kind,
      String thread,
      int cpu,
      int line,
      String text,
      String result,
      boolean resumes,
      boolean unfinished,
      List<Step> steps,
      Map<String, List<String>> diff,
      boolean cause,
      List<Integer> because,
      boolean breaks) {
    public Row {
      steps = copy(steps);
      diff = copy(diff);
      because = copy(because);
    }

    /** Whether a thread does it; all else is an event. */
    public boolean isCall() {
      return kind.equals("call");
    }
  }

  /**
   * One operation.
   *
   * @param i its number in the run, from 1
   * @param step the number of the schedule's step that it belongs to, from 1
   * @param op what happened
   * @param note whether it is told where calls are folded
   * @param silent whether it only keeps the checker's book, and is no part of the C
   * @param reads what it looked at; names of components, and of what is not shown
   * @param writes each component that it changed, from what to what
   * @param enabled for the first of a step: all that could have gone on instead, and itself
   */
  public record Step(
      int i,
      int step,
      String op,
      boolean note,
      boolean silent,
      List<String> reads,
      Map<String, List<String>> writes,
      List<String> enabled) {
    public Step {
      reads = copy(reads);
      writes = copy(writes);
      enabled = copy(enabled);
    }
  }

  /**
   * Something said of some rows.
   *
   * @param rows which; none for the run as a whole
   */
  public record Sentence(List<Integer> rows, String text) {
    public Sentence {
      rows = copy(rows);
    }
  }

  /**
   * From where on it was only a matter of time.
   *
   * @param row after which that is so
   * @param text what is so
   */
  public record Latent(int row, String text) {}

  /**
   * How the run would have gone.
   *
   * @param kind {@code without_bug} for the same schedule without the planted bug, {@code
   *     nearest_pass} for another choice in the same run
   * @param run what is set otherwise: {@code bug} to {@code none}; empty for the same run
   * @param row the row in which the two part
   * @param step the step of the schedule in which they part
   * @param here what happened in this run; empty where the call goes on to its end
   * @param there what happens in the other
   * @param then how the other goes on
   * @param schedule of the other; null where it is this one's
   */
  public record Counterfactual(
      String kind,
      Map<String, String> run,
      int row,
      int step,
      String here,
      String there,
      String then,
      String schedule) {
    public Counterfactual {
      run = copy(run);
    }
  }

  private static <T> List<T> copy(List<T> list) {
    return list == null ? List.of() : List.copyOf(list);
  }

  private static <V> Map<String, V> copy(Map<String, V> map) {
    return map == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }
}
