package org.sfmc.checker.lincheck;

import java.util.List;
import org.jetbrains.kotlinx.lincheck.Actor;
import org.jetbrains.kotlinx.lincheck.execution.ExecutionResult;
import org.jetbrains.kotlinx.lincheck.execution.ExecutionScenario;
import org.jetbrains.kotlinx.lincheck.execution.ResultWithClock;
import org.jetbrains.kotlinx.lincheck.util.ValueResult;
import org.jetbrains.lincheck.datastructures.verifier.Verifier;

/**
 * Accepts an execution if some order of its calls explains it: calls that came one after the other
 * are in that order, and each returns what {@link PoolSpecification} allows. Lincheck's own
 * verifier knows one answer for each call.
 */
public final class AnyOrder implements Verifier {
  /** Made by Lincheck. */
  public AnyOrder(Class<?> specification) {}

  @Override
  public boolean verifyResults(ExecutionScenario scenario, ExecutionResult results) {
    int[] done = new int[scenario.getNThreads()];
    return isExplained(scenario.getThreads(), results, done, new PoolSpecification());
  }

  private static boolean isExplained(
      List<List<Actor>> calls, ExecutionResult results, int[] done, PoolSpecification pool) {
    boolean all = true;
    for (int thread = 0; thread < done.length; thread++) {
      int number = done[thread];
      if (number < calls.get(thread).size()) {
        all = false;
        ResultWithClock got = results.getThreadsResultsWithClock().get(thread).get(number);
        PoolSpecification after = pool.copy();
        if (isNext(got, done) && allows(after, calls.get(thread).get(number), got)) {
          int[] further = done.clone();
          further[thread]++;
          if (isExplained(calls, results, further, after)) {
            return true;
          }
        }
      }
    }
    return all;
  }

  /** Whether all calls that had returned before this one began are done. */
  private static boolean isNext(ResultWithClock got, int[] done) {
    for (int thread = 0; thread < done.length; thread++) {
      if (got.getClockOnStart().get(thread) > done[thread]) {
        return false;
      }
    }
    return true;
  }

  /** An exception is an answer that nothing allows. */
  private static boolean allows(PoolSpecification pool, Actor call, ResultWithClock got) {
    return got.getResult() instanceof ValueResult value
        && value.getValue() instanceof Integer result
        && pool.allows(call.getMethod().getName(), List.copyOf(call.getArguments()), result);
  }
}
