/**
 * What the tool says about a scenario file: codes, places, suggestions and how they are printed.
 *
 * <p>Start with {@link org.sfmc.scenarios.diagnostics.Diagnostic}. Nothing here knows the language.
 */
package org.sfmc.scenarios.diagnostics;
