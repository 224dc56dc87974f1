/**
 * The command line.
 *
 * <p>Start with {@link org.sfmc.cli.Main}. Nothing imports this.
 */
package org.sfmc.cli;
