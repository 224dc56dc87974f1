/**
 * Prints syntax trees as scenario files, and puts files that people wrote into canonical form.
 *
 * <p>Start with {@link org.sfmc.scenarios.format.Printer}, which has no comments to print, because
 * they are not in the tree; and with {@link org.sfmc.scenarios.format.Formatter}, which works on
 * words and keeps them all.
 */
package org.sfmc.scenarios.format;
