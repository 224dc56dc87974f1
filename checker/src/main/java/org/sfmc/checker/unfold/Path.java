package org.sfmc.checker.unfold;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import org.sfmc.model.machine.Operation;

/**
 * Results on the way to a position, and after it.
 *
 * @param start where it begins; null for the start of the thread
 * @param operations what each result answers
 */
record Path(Node start, Operation[] operations, int[] results) {
  /** No result yet. */
  static final Path NONE = new Path(null, new Operation[0], new int[0]);

  /**
   * A way, and after it some ways more.
   *
   * @param way null for none; before it are first ways
   * @param fromStatement whether the path begins at the latest statement before the way
   */
  static Path of(Node.Way way, Deque<Node.Way> more, boolean fromStatement) {
    Deque<Node.Way> ways = new ArrayDeque<>(more);
    Node start = null;
    for (Node.Way w = way; w != null && start == null; w = w.from().ways().get(0)) {
      ways.addFirst(w);
      start = fromStatement && w.from().beginsStatement() ? w.from() : null;
    }
    Operation[] operations = new Operation[ways.size()];
    int[] results = new int[ways.size()];
    int i = 0;
    for (Node.Way w : ways) {
      operations[i] = w.from().operation();
      results[i++] = w.result();
    }
    return new Path(start, operations, results);
  }

  /** The same with one result more. */
  Path with(Operation operation, int result) {
    int n = results.length;
    Path longer = new Path(start, Arrays.copyOf(operations, n + 1), Arrays.copyOf(results, n + 1));
    longer.operations[n] = operation;
    longer.results[n] = result;
    return longer;
  }
}
