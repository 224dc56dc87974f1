package org.sfmc.checker.lincheck;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.sfmc.checker.explore.Grain;
import org.sfmc.checker.run.Schedule;
import org.sfmc.model.claim.Claim;
import org.sfmc.model.system.SystemBuilder;

/** Searches a system with Lincheck. */
public final class SecondOpinion {
  private final Class<?> threads;
  private final Steps steps;
  private final Options options;
  private final Set<List<Integer>> outcomes = new HashSet<>();
  private final Map<String, Opinion.Broken> violated = new TreeMap<>();
  private final Set<String> met = new TreeSet<>();
  private int executions;
  private int switches;
  private boolean discarded;
  private boolean capped;
  private boolean exhausted = true;
  private String cut = "";
  private Optional<String> trace = Optional.empty();

  /**
   * How to search.
   *
   * @param grain the size of a step
   * @param executions most executions in all
   * @param repeats most migrations, and most speculative events, of an execution
   * @param steps most steps of an execution
   * @param until broken claims at the first of which the search ends; all claims when empty
   * @param stops whether it ends there at all
   */
  public record Options(
      Grain grain, int executions, int repeats, int steps, Set<String> until, boolean stops) {}

  private SecondOpinion(Class<?> threads, SystemBuilder builder, Options options) {
    this.threads = threads;
    Programs programs = new Programs(Capped.at(options.repeats(), builder));
    this.steps = new Steps(programs, options.grain());
    this.options = options;
  }

  /** The claims of a system. */
  static List<Claim> claims(SystemBuilder builder) {
    return new Programs(builder).system().claims();
  }

  /** Lets Lincheck order the steps of a system. */
  public static Opinion onSteps(SystemBuilder builder, Options options) {
    SecondOpinion opinion = new SecondOpinion(LeanThreads.class, builder, options);
    opinion.search();
    return opinion.result();
  }

  /** Lets Lincheck order the accesses of a system, where no mutex does. */
  public static Opinion onAccesses(SystemBuilder builder, Options options) {
    Options torn =
        new Options(
            Grain.OP,
            options.executions(),
            options.repeats(),
            options.steps(),
            options.until(),
            options.stops());
    SecondOpinion opinion = new SecondOpinion(RealThreads.class, builder, torn);
    opinion.search();
    return opinion.result();
  }

  private void search() {
    Workers workers = Workers.of(steps.system());
    Set<Integer> missing = tryAll(workers);
    while (!missing.isEmpty()) {
      workers = workers.with(missing);
      forget();
      missing = tryAll(workers);
    }
  }

  private void forget() {
    outcomes.clear();
    violated.clear();
    met.clear();
    discarded = false;
    capped = false;
    exhausted = true;
    cut = "";
  }

  /** Tries every script; stops and says so when parts of the environment had to be left out. */
  private Set<Integer> tryAll(Workers workers) {
    Script.Agenda agenda =
        new Script.Agenda(steps.system().initialStates().size(), workers.count());
    for (Script script = agenda.next(); script != null; script = agenda.next()) {
      int left = options.executions() - executions;
      if (left <= 0 || trace.isPresent()) {
        exhausted = false;
        break;
      }
      Set<Integer> missing = tryOut(workers, script, agenda, left);
      if (!missing.isEmpty()) {
        return missing;
      }
    }
    return Set.of();
  }

  private Set<Integer> tryOut(Workers workers, Script script, Script.Agenda agenda, int left) {
    Set<Integer> missing = new TreeSet<>();
    Job job = new Job(steps, workers, script, options.steps());
    LincheckDriver.Searched searched =
        LincheckDriver.search(
            threads,
            job,
            left,
            ended -> {
              missing.addAll(ended.missing());
              return missing.isEmpty() && isFine(job, ended, agenda);
            });
    executions += searched.executions();
    if (missing.isEmpty()) {
      exhausted &= searched.exhausted();
      trace = searched.failure();
    }
    return missing;
  }

  private boolean isFine(Job job, Ended ended, Script.Agenda agenda) {
    for (int[] choice : ended.choices()) {
      agenda.saw(job.script(), choice[0], choice[1], choice[2]);
    }
    if (ended.moot()) {
      return true;
    }
    outcomes.addAll(ended.outcomes());
    met.addAll(ended.met());
    discarded |= ended.discarded();
    capped |= ended.capped();
    cut = ended.cut().isEmpty() ? cut : ended.cut();
    switches = Math.max(switches, ended.switches());
    boolean fine = true;
    for (Map.Entry<String, String> broken : ended.violated().entrySet()) {
      Schedule schedule = new Schedule(job.script().initial(), ended.run());
      violated.putIfAbsent(broken.getKey(), new Opinion.Broken(broken.getValue(), schedule));
      boolean looked = options.until().isEmpty() || options.until().contains(broken.getKey());
      fine &= !(options.stops() && looked);
    }
    return fine;
  }

  private Opinion result() {
    return new Opinion(
        executions,
        exhausted && cut.isEmpty(),
        capped,
        cut,
        switches,
        Set.copyOf(outcomes),
        Map.copyOf(violated),
        Set.copyOf(met),
        discarded,
        trace);
  }
}
