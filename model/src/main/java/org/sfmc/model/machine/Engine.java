package org.sfmc.model.machine;

/**
 * What runs modelled code: every operation on shared state goes through it.
 *
 * <p>Code between two calls must depend on nothing but its own results so far.
 */
public interface Engine {
  /** Performs the operation on behalf of the running thread and returns its result. */
  int perform(Operation operation);

  /**
   * Performs an operation whose result the code does not look at, such as {@code x++;}. What it was
   * then makes no difference to where the code stands.
   */
  default void execute(Operation operation) {
    perform(operation);
  }

  /** The running thread, from 0. */
  int thread();

  /**
   * Marks a statement boundary of the running thread: from here on the code depends on the point
   * and these locals only, so all paths that arrive here with equal locals may be treated as one.
   */
  void at(String point, int... locals);

  /**
   * Marks a loop head inside the call that began at the latest {@link #at}: from here on the code
   * depends on that call, the point and these locals only.
   */
  void loopHead(String point, int... locals);

  /** From here to {@link #endAtomic} nobody else runs, unless an operation blocks. */
  void beginAtomic();

  /** Ends {@link #beginAtomic}. */
  void endAtomic();
}
