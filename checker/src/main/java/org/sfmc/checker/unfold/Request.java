package org.sfmc.checker.unfold;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.sfmc.model.machine.Operation;

/**
 * What a run of the code came to: the first operation that has no answer yet, and where the code
 * stood.
 *
 * @param operation null when the code ended
 * @param seen whether the code looks at what the operation results in
 * @param insideAtomic whether the operation is inside {@code atomic} and not its first
 * @param beginsAtomic whether it is the first inside {@code atomic}
 * @param point latest statement boundary
 * @param locals the locals given there
 * @param loopHead latest loop head inside the statement, or ""
 * @param loopLocals the locals given there
 * @param mergeable whether the code passed a boundary or loop head after its latest result
 * @param callAt number of results before the latest statement boundary
 * @param passed the statement boundaries that the code passed after its latest result
 */
record Request(
    Operation operation,
    boolean seen,
    boolean insideAtomic,
    boolean beginsAtomic,
    String point,
    int[] locals,
    String loopHead,
    int[] loopLocals,
    boolean mergeable,
    int callAt,
    List<String> passed) {

  /** Whether two runs stand at the same program point with equal locals and ask for the same. */
  boolean sameAs(Request other) {
    return Objects.equals(operation, other.operation)
        && seen == other.seen
        && insideAtomic == other.insideAtomic
        && beginsAtomic == other.beginsAtomic
        && mergeable == other.mergeable
        && point.equals(other.point)
        && loopHead.equals(other.loopHead)
        && Arrays.equals(locals, other.locals)
        && Arrays.equals(loopLocals, other.loopLocals);
  }

  @Override
  public String toString() {
    String what = operation == null ? "the end of the thread" : "'" + operation + "'";
    String where = point.isEmpty() ? "" : " at " + point + Arrays.toString(locals);
    String loop = loopHead.isEmpty() ? "" : ", " + loopHead + Arrays.toString(loopLocals);
    return what + where + loop;
  }
}
