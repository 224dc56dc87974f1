/**
 * Writes a run as a Promela model, so that SPIN can check it.
 *
 * <p>See docs/promela.md.
 */
package org.sfmc.reports.promela;
