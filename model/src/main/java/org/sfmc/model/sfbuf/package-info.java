/**
 * Implementations of sf_buf(9), statement by statement as their C files have them.
 *
 * <p>Start with {@link org.sfmc.model.sfbuf.SubrSfbuf}. Nothing here mentions a bug: those are
 * planted from outside.
 */
package org.sfmc.model.sfbuf;
