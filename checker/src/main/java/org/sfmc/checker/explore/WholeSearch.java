package org.sfmc.checker.explore;

/** A search that leaves nothing out. */
@FunctionalInterface
public interface WholeSearch {
  /** What it found. */
  Exploration search();
}
