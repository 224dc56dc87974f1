package org.sfmc.model.machine;

/** An operation by which a thread takes, or gives back, something that others may wait for. */
public interface Holding extends Operation {
  /** What it is: {@code K0}. */
  String held();

  /** Whether the thread takes it; otherwise it gives it back. */
  boolean taken();
}
