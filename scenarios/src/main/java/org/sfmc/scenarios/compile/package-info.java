/**
 * Checked scenarios turned into systems that an engine can run.
 *
 * <p>Start with {@link org.sfmc.scenarios.compile.Compiler}. Errors of the author are found before;
 * here only what depends on one run can still be refused.
 */
package org.sfmc.scenarios.compile;
