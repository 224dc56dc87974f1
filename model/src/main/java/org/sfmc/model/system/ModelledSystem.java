package org.sfmc.model.system;

import java.util.List;
import org.sfmc.model.claim.Claim;
import org.sfmc.model.machine.Cells;
import org.sfmc.model.machine.Layout;
import org.sfmc.model.machine.Operation;

/**
 * A system to explore. Nothing in it need have to do with sf_bufs.
 *
 * @param layout its cells
 * @param initialStates the states it may start in, at least one
 * @param threads its threads; their order is their numbering
 * @param environment what may happen although no thread asks for it, and need not
 * @param claims what is claimed of it, in the order in which they are reported
 * @param outcome what its final states are told apart by
 */
public record ModelledSystem(
    Layout layout,
    List<Start> initialStates,
    List<ThreadCode> threads,
    List<Event> environment,
    List<Claim> claims,
    List<Observed> outcome) {
  public ModelledSystem {
    initialStates = List.copyOf(initialStates);
    threads = List.copyOf(threads);
    environment = List.copyOf(environment);
    claims = List.copyOf(claims);
    outcome = List.copyOf(outcome);
  }

  /**
   * A state to start in.
   *
   * @param name as a schedule begins with it: {@code guest@cpu1}; empty where there is only one
   */
  public record Start(String name, Cells cells) {}

  /**
   * One thread.
   *
   * @param name as schedules and traces print it
   * @param code its code, straight-line, against the engine that the system was built for
   */
  public record ThreadCode(String name, Runnable code) {}

  /**
   * Something the environment may do.
   *
   * @param schedule how a schedule writes it: {@code guest>cpu1}, {@code guest!sig}
   * @param thread the thread it happens to, −1 for none
   * @param kind what it is, for traces
   * @param operation what it does; blocked where it cannot happen
   */
  public record Event(String schedule, int thread, EventKind kind, Operation operation) {
    /** Whether it happens at last, so that nothing is stuck while it can. */
    public boolean isObliged() {
      return kind == EventKind.INVALIDATION;
    }
  }

  /** What the environment does. */
  public enum EventKind {
    /** A signal is posted. */
    SIGNAL,
    /** The scheduler moves a thread. */
    MIGRATION,
    /** A CPU invalidates what it was asked to; the only event that is bound to happen. */
    INVALIDATION,
    /** A page is taken by somebody else, or its object goes away. */
    PAGING,
    /** A CPU fills its TLB, or drops a translation, on its own. */
    SPECULATION
  }
}
