/**
 * The command line: options in, exit codes out.
 *
 * <p>Start with {@link org.sfmc.cli.Main}. Nothing imports this package.
 */
package org.sfmc.cli;
