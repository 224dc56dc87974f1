package org.sfmc.checker.lincheck;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is true of a state.
 *
 * @param violated the claims that it breaks, each with what is false
 * @param met the claims that were to be true somewhere and are
 * @param outcomes what it can be told apart by, where it is final
 * @param possible for each move whether it can be made
 * @param events the events that can happen
 * @param isOver whether nothing at all can happen any more
 * @param capped whether something does not happen only because it has happened so often
 */
record Look(
    Map<String, String> violated,
    Set<String> met,
    Set<List<Integer>> outcomes,
    boolean[] possible,
    int[] events,
    boolean isOver,
    boolean capped) {}
