package org.sfmc.model.sfbuf.bugs;

import java.util.List;
import java.util.Optional;
import org.sfmc.model.kernel.Kernel;
import org.sfmc.model.kernel.Pmap;
import org.sfmc.model.machine.IntCell;
import org.sfmc.model.sfbuf.DragonflyPool;
import org.sfmc.model.sfbuf.FreeStack;
import org.sfmc.model.sfbuf.MachineDependent;
import org.sfmc.model.sfbuf.PkmapSlots;
import org.sfmc.model.sfbuf.Pool;
import org.sfmc.model.sfbuf.SfBufs;

/**
 * A bug that can be planted.
 *
 * @param name as {@code bug =} writes it
 * @param implementations the implementations that it can break
 * @param story what the commit that fixes it would say
 * @param entry the entry of the catalogue that it belongs to; none for a bug of our own
 * @param evidence how it is known
 */
public record Bug(
    String name,
    List<String> implementations,
    String story,
    Optional<String> entry,
    Evidence evidence,
    Plant plant) {
  public Bug {
    implementations = List.copyOf(implementations);
  }

  /** Whether it disables interrupts, which a system must declare. */
  public boolean disablesInterrupts() {
    return plant instanceof InI386 i386 && i386.disablesInterrupts();
  }

  /** Where it is planted: of two bugs in different parts of one implementation each is itself. */
  public String part() {
    return plant instanceof InAllocator
        ? "subr_sfbuf.c"
        : plant instanceof InI386 ? "vm_machdep.c" : implementations.get(0);
  }

  /** Where it is planted. */
  public sealed interface Plant {}

  /** In sys/kern/subr_sfbuf.c. */
  public record InAllocator(Allocator make) implements Plant {}

  /**
   * In sys/i386/i386/vm_machdep.c.
   *
   * @param disablesInterrupts whether it takes a system that declares what that takes
   */
  public record InI386(Machine make, boolean disablesInterrupts) implements Plant {}

  /** In {@link org.sfmc.model.sfbuf.Sparc64}. */
  public record InSparc64(Make3<Kernel, Pmap, FreeStack> make) implements Plant {}

  /** In {@link org.sfmc.model.sfbuf.Freebsd4}. */
  public record InFreebsd4(Make4<Kernel, Pmap, FreeStack, IntCell> make) implements Plant {}

  /** In {@link org.sfmc.model.sfbuf.Dragonfly}. */
  public record InDragonfly(Make3<Kernel, Pmap, DragonflyPool> make) implements Plant {}

  /** In {@link org.sfmc.model.sfbuf.Lwbuf}. */
  public record InLwbuf(Make4<Kernel, Pmap, FreeStack, List<IntCell>> make) implements Plant {}

  /** In {@link org.sfmc.model.sfbuf.LinuxPkmap}. */
  public record InLinuxPkmap(Make3<Kernel, Pmap, PkmapSlots> make) implements Plant {}

  /** Makes a broken implementation of three parts. */
  @FunctionalInterface
  public interface Make3<A, B, C> {
    SfBufs make(A a, B b, C c);
  }

  /** Makes a broken implementation of four parts. */
  @FunctionalInterface
  public interface Make4<A, B, C, D> {
    SfBufs make(A a, B b, C c, D d);
  }

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
