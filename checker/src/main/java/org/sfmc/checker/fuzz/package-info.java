/**
 * Looks for scenarios that tell something: two implementations apart, a bug from the reference, or
 * a promise that breaks although everybody keeps the rules.
 *
 * <p>Start with {@link org.sfmc.checker.fuzz.Fuzzer}. What is small is searched exhaustively; what
 * is too large is run at random, and then nothing is said to hold.
 */
package org.sfmc.checker.fuzz;
