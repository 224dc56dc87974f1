/**
 * The account of a run: one document, from which the text, the page and every export are made.
 *
 * <p>Start with {@link org.sfmc.reports.trace.Document}. Whoever renders one needs nothing else: no
 * scenario file, no model, no search.
 */
package org.sfmc.reports.trace;
