/**
 * The second engine: the same systems on real threads, scheduled by Lincheck.
 *
 * <p>Start with {@link org.sfmc.checker.lincheck.SecondOpinion}. Nothing here uses the unfolding,
 * the packed states or the search of the first engine; what the two share is the system that they
 * are given, its operations and its claims. Only {@link org.sfmc.checker.lincheck.LincheckDriver}
 * calls Lincheck.
 */
package org.sfmc.checker.lincheck;
