package org.sfmc.scenarios.compile;

import java.util.List;
import java.util.Optional;
import org.sfmc.model.claim.View;
import org.sfmc.model.machine.Cells;
import org.sfmc.model.machine.Discarded;
import org.sfmc.model.machine.Mutex;
import org.sfmc.model.machine.Operation;
import org.sfmc.model.machine.Violation;

/**
 * {@code await}, {@code assert} and {@code assume}: a look at the whole state in one instant.
 *
 * <p>Equal when the statement and the locals it looks at are equal; the condition follows from
 * those.
 */
final class Observation implements Operation {
  /** What is done about a condition. */
  enum Kind {
    AWAIT,
    ASSERT,
    ASSUME
  }

  private final Kind kind;
  private final String point;
  private final String text;
  private final List<Integer> locals;
  private final StateExpr.Eval condition;
  private final Optional<Mutex> guard;

  /**
   * An observation.
   *
   * @param guard the mutex behind what the condition looks at: it waits until nobody else holds it
   */
  Observation(
      Kind kind,
      Points.Point point,
      List<Integer> locals,
      StateExpr.Eval condition,
      Optional<Mutex> guard) {
    this.kind = kind;
    this.point = point.id();
    this.text = point.text();
    this.guard = guard;
    this.locals = List.copyOf(locals);
    this.condition = condition;
  }

  @Override
  public int apply(Cells cells, int thread) {
    if (guard.isPresent() && !guard.get().isFree(cells) && !guard.get().isHeldBy(cells, thread)) {
      return BLOCKED;
    }
    if (condition.of(new Own(cells, locals)) != 0) {
      return 0;
    }
    return switch (kind) {
      case AWAIT -> BLOCKED;
      case ASSERT -> throw new Violation("assert", text + " is false");
      case ASSUME -> throw new Discarded();
    };
  }

  @Override
  public boolean mayBlock() {
    return kind == Kind.AWAIT || guard.isPresent();
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof Observation other
        && kind == other.kind
        && point.equals(other.point)
        && locals.equals(other.locals);
  }

  @Override
  public int hashCode() {
    return point.hashCode() * 31 + locals.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }

  /** The state as the observing thread sees it: its own locals as they are now. */
  private record Own(Cells cells, List<Integer> locals) implements View {
    @Override
    public int local(int thread, int slot) {
      return locals.get(slot);
    }

    @Override
    public boolean isDone(int thread) {
      throw new UnsupportedOperationException("a scenario asks the cells who is done");
    }
  }
}
