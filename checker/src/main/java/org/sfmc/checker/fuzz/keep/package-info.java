/**
 * Keeps finds as files of the corpus, written as a person would have written them.
 *
 * <p>Start with {@link org.sfmc.checker.fuzz.keep.Keeper}. Nothing is taken on trust: each change
 * is kept only if the two that differed still differ in the same way, each claim only if it is
 * true.
 */
package org.sfmc.checker.fuzz.keep;
