package org.sfmc.checker.lincheck;

import java.util.List;
import java.util.function.Predicate;
import org.jetbrains.kotlinx.lincheck.execution.ExecutionResult;
import org.jetbrains.kotlinx.lincheck.execution.ExecutionScenario;
import org.jetbrains.kotlinx.lincheck.util.LincheckResult;
import org.jetbrains.kotlinx.lincheck.util.ValueResult;
import org.jetbrains.lincheck.datastructures.verifier.Verifier;

/** Where Lincheck brings what each execution came to. It counts them, too. */
public final class Collector implements Verifier {
  private static Predicate<Ended> isFine;
  private static int count;
  private static boolean refused;

  /** Made by Lincheck. */
  public Collector(Class<?> specification) {}

  /** Begins to collect. An execution that is not fine is the last. */
  static void begin(Predicate<Ended> isFine) {
    Collector.isFine = isFine;
    count = 0;
    refused = false;
  }

  /** Whether the search was ended by an execution that is not fine, and not by anything else. */
  static boolean hasRefused() {
    return refused;
  }

  static int count() {
    return count;
  }

  @Override
  public boolean verifyResults(ExecutionScenario scenario, ExecutionResult results) {
    count++;
    List<LincheckResult> last = results.getPostResults();
    if (!(last.get(0) instanceof ValueResult value && value.getValue() instanceof Ended ended)) {
      return false;
    }
    boolean fine = isFine.test(ended);
    refused |= !fine;
    return fine;
  }
}
