package org.sfmc.scenarios.compile;

import org.sfmc.model.kernel.Kernel;
import org.sfmc.model.kernel.Pmap;
import org.sfmc.model.machine.Layout;
import org.sfmc.model.machine.Pages;
import org.sfmc.model.machine.Threads;
import org.sfmc.model.sfbuf.ExchangeMachine;
import org.sfmc.model.sfbuf.I386Machine;
import org.sfmc.model.sfbuf.Implementation;
import org.sfmc.model.sfbuf.MachineDependent;
import org.sfmc.model.sfbuf.Pool;
import org.sfmc.model.sfbuf.QenterMachine;
import org.sfmc.model.sfbuf.Relookup;
import org.sfmc.model.sfbuf.SfBufs;
import org.sfmc.model.sfbuf.SubrSfbuf;
import org.sfmc.model.sfbuf.UnmapOnFreeMachine;
import org.sfmc.model.sfbuf.bugs.Bug;
import org.sfmc.model.sfbuf.bugs.Bugs;
import org.sfmc.scenarios.check.RunConfig;

/** The implementation of one run, with its bug planted if it has one. */
record Built(Pool pool, SfBufs sfBufs) {
  static Built of(
      RunConfig run,
      Layout layout,
      Kernel kernel,
      Threads threads,
      Pages pages,
      int mostReferences) {
    Implementation which = Implementation.of(run.impl());
    boolean masked =
        switch (which) {
          case I386, I386_XCHG, RELOOKUP -> true;
          case GENERIC, UNMAP_ON_FREE, DIRECT_MAP -> false;
        };
    Pool pool = Pool.init(layout, kernel, threads, pages, run.buffers(), mostReferences, masked);
    Bug.Plant plant = run.bugs().isEmpty() ? null : bug(run.bugs().get(0)).plant();
    MachineDependent md = machine(which, plant, kernel, pool);
    return new Built(pool, allocator(which, plant, kernel, pool, md));
  }

  private static Bug bug(String name) {
    return Bugs.all().stream().filter(b -> b.name().equals(name)).findFirst().orElseThrow();
  }

  private static MachineDependent machine(
      Implementation which, Bug.Plant plant, Kernel kernel, Pool pool) {
    Pmap pmap = new Pmap(kernel, pool.mmu());
    if (plant instanceof Bug.InI386 planted) {
      return planted.make().make(kernel, pmap, pool.cpumasks());
    }
    return switch (which) {
      case I386, RELOOKUP -> new I386Machine(kernel, pmap, pool.cpumasks());
      case I386_XCHG -> new ExchangeMachine(kernel, pmap, pool.cpumasks());
      case GENERIC -> new QenterMachine(pmap);
      case UNMAP_ON_FREE -> new UnmapOnFreeMachine(pmap);
      case DIRECT_MAP -> throw new IllegalArgumentException("a direct map has no buffers");
    };
  }

  private static SfBufs allocator(
      Implementation which, Bug.Plant plant, Kernel kernel, Pool pool, MachineDependent md) {
    if (plant instanceof Bug.InAllocator planted) {
      return planted.make().make(kernel, pool, md);
    }
    return which == Implementation.RELOOKUP
        ? new Relookup(kernel, pool, md)
        : new SubrSfbuf(kernel, pool, md);
  }
}
