package org.sfmc.model.sfbuf.bugs;

import java.util.List;
import org.sfmc.model.kernel.Kernel;
import org.sfmc.model.kernel.Pmap;
import org.sfmc.model.machine.IntCell;
import org.sfmc.model.sfbuf.MachineDependent;
import org.sfmc.model.sfbuf.Pool;
import org.sfmc.model.sfbuf.SfBufs;

/**
 * A bug that can be planted.
 *
 * @param name as {@code bug =} writes it
 * @param implementations the implementations that it can break
 * @param story what the commit that fixes it would say
 */
public record Bug(String name, List<String> implementations, String story, Plant plant) {
  public Bug {
    implementations = List.copyOf(implementations);
  }

  /** Where it is planted. */
  public sealed interface Plant {}

  /** In sys/kern/subr_sfbuf.c. */
  public record InAllocator(Allocator make) implements Plant {}

  /** In sys/i386/i386/vm_machdep.c. */
  public record InI386(Machine make) implements Plant {}

  /** Makes the broken allocator. */
  @FunctionalInterface
  public interface Allocator {
    SfBufs make(Kernel kernel, Pool pool, MachineDependent md);
  }

  /** Makes the broken machine-dependent half. */
  @FunctionalInterface
  public interface Machine {
    MachineDependent make(Kernel kernel, Pmap pmap, List<IntCell> cpumasks);
  }
}
