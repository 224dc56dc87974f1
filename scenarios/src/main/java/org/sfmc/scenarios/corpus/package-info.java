/**
 * Scenario files on disk: found by walking folders, listed nowhere.
 *
 * <p>Start with {@link org.sfmc.scenarios.corpus.Corpus}.
 */
package org.sfmc.scenarios.corpus;
