/**
 * From text to syntax tree: a hand-written lexer and a recursive-descent parser that goes on after
 * an error at the next semicolon or brace.
 *
 * <p>Start with {@link org.sfmc.scenarios.parse.Parser}. No input makes it throw; it never asks
 * what a name means.
 */
package org.sfmc.scenarios.parse;
