/**
 * Runs: the schedule that names one, the trace that it leaves, and the verdict on a scenario.
 *
 * <p>Start with {@link org.sfmc.checker.run.Runner} and {@link org.sfmc.checker.run.Schedule}. What
 * is found here others print; nothing is printed here.
 */
package org.sfmc.checker.run;
