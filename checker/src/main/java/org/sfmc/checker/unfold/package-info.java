/**
 * Threads unfolded into automata: straight-line code, run again from its start against the results
 * it has received, one new operation at a time.
 *
 * <p>Start with {@link org.sfmc.checker.unfold.Unfolding}. It never looks at a state: a position
 * depends on nothing but its thread's own results.
 */
package org.sfmc.checker.unfold;
