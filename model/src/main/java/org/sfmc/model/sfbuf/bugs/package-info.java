/**
 * Bugs to plant: each a subclass of the implementation that it breaks, overriding one small method.
 *
 * <p>The first sentence of each class is what the commit that fixes it would say.
 */
package org.sfmc.model.sfbuf.bugs;
