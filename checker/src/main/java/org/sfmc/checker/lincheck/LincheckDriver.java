package org.sfmc.checker.lincheck;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jetbrains.kotlinx.lincheck.Actor;
import org.jetbrains.kotlinx.lincheck.execution.ExecutionScenario;
import org.jetbrains.lincheck.LincheckAssertionError;
import org.jetbrains.lincheck.datastructures.ManagedStrategyGuaranteeKt;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;

/** The one place that calls Lincheck. */
final class LincheckDriver {
  /** Above this Lincheck takes a loop for one that never ends; ours are as long as a run. */
  private static final int ANY_LOOP = 1_000_000;

  static {
    // It warns of each field of a record that it cannot set back; ours never change.
    if (System.getProperty("lincheck.logLevel") == null) {
      System.setProperty("lincheck.logLevel", "OFF");
    }
  }

  private LincheckDriver() {}

  /**
   * How a search ended.
   *
   * @param executions how many were judged
   * @param exhausted whether Lincheck had no more to try
   * @param failure Lincheck's own account of the failure that ended the search
   */
  record Searched(int executions, boolean exhausted, Optional<String> failure) {}

  /** Lets Lincheck try the orders of a job's threads until one is not fine. */
  static Searched search(Class<?> threads, Job job, int executions, Predicate<Ended> isFine) {
    Job.set(job);
    Collector.begin(isFine);
    Optional<String> failure = Optional.empty();
    try {
      options(threads, job, executions).check(threads);
    } catch (LincheckAssertionError e) {
      failure = Optional.of(String.valueOf(e.getMessage()));
      if (!Collector.hasRefused()) {
        throw new IllegalStateException("Lincheck could not go on: " + failure.get(), e);
      }
    } finally {
      Job.set(null);
    }
    boolean ended = failure.isEmpty() && Collector.count() < executions;
    return new Searched(Collector.count(), ended, failure);
  }

  private static ModelCheckingOptions options(Class<?> threads, Job job, int executions) {
    return new ModelCheckingOptions()
        .iterations(0)
        .invocationsPerIteration(executions)
        .minimizeFailedScenario(false)
        .loopBound(ANY_LOOP)
        .loopIterationsBeforeThreadSwitch(ANY_LOOP)
        .verifier(Collector.class)
        .addCustomScenario(scenario(threads, job))
        .addGuarantee(
            ManagedStrategyGuaranteeKt.forClasses(
                    Execution.class.getName(), TornExecution.class.getName())
                .allMethods()
                .ignore());
  }

  private static ExecutionScenario scenario(Class<?> threads, Job job) {
    try {
      List<List<Actor>> workers = new ArrayList<>();
      for (int w = 0; w < job.workers().count(); w++) {
        workers.add(List.of(new Actor(threads.getMethod("run", int.class), List.of(w))));
      }
      Actor ended = new Actor(threads.getMethod("ended"), List.of());
      return new ExecutionScenario(List.of(), workers, List.of(ended), null);
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException(e);
    }
  }
}
