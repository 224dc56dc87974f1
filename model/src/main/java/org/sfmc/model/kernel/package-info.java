/**
 * The verbs that modelled kernel code may use, with the kernel's names.
 *
 * <p>Start with {@link org.sfmc.model.kernel.Kernel}. Nothing here knows what an sf_buf is.
 */
package org.sfmc.model.kernel;
