/**
 * What a whole {@code sfmc check} came to, as one value: the index page and what a CI reads are
 * made from it and from the documents of single runs.
 *
 * <p>Start with {@link org.sfmc.reports.results.Report}.
 */
package org.sfmc.reports.results;
