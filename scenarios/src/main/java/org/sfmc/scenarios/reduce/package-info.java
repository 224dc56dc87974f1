/**
 * Scenarios made smaller, for as long as they show what they are kept for.
 *
 * <p>Start with {@link org.sfmc.scenarios.reduce.Reducer}. What is shown is the caller's to say;
 * nothing here runs a scenario.
 */
package org.sfmc.scenarios.reduce;
