/**
 * Prints syntax trees as scenario files in the one canonical form.
 *
 * <p>Start with {@link org.sfmc.scenarios.format.Printer}. Comments are not in the tree, so they
 * are not in the print.
 */
package org.sfmc.scenarios.format;
