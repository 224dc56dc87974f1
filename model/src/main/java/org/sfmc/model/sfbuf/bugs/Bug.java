package org.sfmc.model.sfbuf.bugs;

import java.util.function.BiFunction;
import org.sfmc.model.kernel.Kernel;
import org.sfmc.model.sfbuf.Pool;
import org.sfmc.model.sfbuf.SfBufs;

/**
 * A bug that can be planted.
 *
 * @param name as {@code bug =} writes it
 * @param implementation the implementation that it breaks
 * @param story what the commit that fixes it would say
 * @param plant makes the broken implementation
 */
public record Bug(
    String name, String implementation, String story, BiFunction<Kernel, Pool, SfBufs> plant) {}
