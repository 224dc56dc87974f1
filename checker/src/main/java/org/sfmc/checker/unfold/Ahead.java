package org.sfmc.checker.unfold;

import java.util.List;

/**
 * Runs of the code that have gone on from a node, by each path to it.
 *
 * @param runs what each of them came to, one request after another, the first by the first path
 * @param next which of those requests follows the node
 * @param merged the last merged node before that, or the node itself
 * @param ways how many ways led to the merged node at that time
 */
record Ahead(List<List<Request>> runs, int next, Node merged, int ways) {
  /** Whether the request after the node is known for each path that there is by now. */
  boolean isKnown() {
    return merged.ways().size() == ways && runs.stream().allMatch(run -> run.size() > next);
  }

  /** The request after the node by the first path. */
  Request first() {
    return runs.get(0).get(next);
  }

  /** The requests after the node by the other paths. */
  List<Request> others() {
    return runs.stream().skip(1).map(run -> run.get(next)).toList();
  }

  /** The same seen from the node that was made of the first request. */
  Ahead from(Node child) {
    return child.request().mergeable()
        ? new Ahead(runs.subList(0, 1), next + 1, child, 1)
        : new Ahead(runs, next + 1, merged, ways);
  }
}
