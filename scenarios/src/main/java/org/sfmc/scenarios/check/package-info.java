/**
 * From a file to runs: reads it with what it includes, checks that every word means something, and
 * lists what is to be run.
 *
 * <p>Start with {@link org.sfmc.scenarios.check.ScenarioFile}. Nothing here runs a scenario.
 */
package org.sfmc.scenarios.check;
