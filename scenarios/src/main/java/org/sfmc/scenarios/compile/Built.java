package org.sfmc.scenarios.compile;

import java.util.List;
import java.util.Optional;
import org.sfmc.model.kernel.Kernel;
import org.sfmc.model.kernel.Pmap;
import org.sfmc.model.machine.IntCell;
import org.sfmc.model.machine.Layout;
import org.sfmc.model.machine.Pages;
import org.sfmc.model.machine.Threads;
import org.sfmc.model.sfbuf.Dragonfly;
import org.sfmc.model.sfbuf.DragonflyPool;
import org.sfmc.model.sfbuf.ExchangeMachine;
import org.sfmc.model.sfbuf.FreeStack;
import org.sfmc.model.sfbuf.Freebsd4;
import org.sfmc.model.sfbuf.I386Machine;
import org.sfmc.model.sfbuf.Implementation;
import org.sfmc.model.sfbuf.LinuxPkmap;
import org.sfmc.model.sfbuf.Lwbuf;
import org.sfmc.model.sfbuf.PkmapSlots;
import org.sfmc.model.sfbuf.Pool;
import org.sfmc.model.sfbuf.QenterMachine;
import org.sfmc.model.sfbuf.Relookup;
import org.sfmc.model.sfbuf.SfBufs;
import org.sfmc.model.sfbuf.Sparc64;
import org.sfmc.model.sfbuf.SubrSfbuf;
import org.sfmc.model.sfbuf.UnmapOnFreeMachine;
import org.sfmc.model.sfbuf.bugs.Bug;
import org.sfmc.model.sfbuf.bugs.Bugs;
import org.sfmc.scenarios.check.RunConfig;

/** Makes the implementation of one run, with its bug planted if it has one. */
record Built(
    RunConfig run, Layout layout, Kernel kernel, Threads threads, Pages pages, int mostReferences) {

  SfBufs sfBufs() {
    return switch (Implementation.of(run.impl())) {
      case I386 -> subr(true, false, I386Machine::new);
      case I386_XCHG -> subr(true, false, ExchangeMachine::new);
      case RELOOKUP -> relookup();
      case GENERIC -> subr(false, false, (k, pmap, masks) -> new QenterMachine(pmap));
      case UNMAP_ON_FREE -> subr(false, true, (k, pmap, masks) -> new UnmapOnFreeMachine(pmap));
      case SPARC64 -> sparc64();
      case FREEBSD4 -> freebsd4();
      case DRAGONFLY -> dragonfly();
      case LWBUF -> lwbuf();
      case LINUX_PKMAP -> linuxPkmap();
      case DIRECT_MAP -> throw new IllegalArgumentException("a direct map has no buffers");
    };
  }

  /** The bug planted in a part, if one is. */
  private <P extends Bug.Plant> Optional<P> planted(Class<P> part) {
    return run.bugs().stream()
        .map(name -> Bugs.of(name).plant())
        .filter(part::isInstance)
        .map(part::cast)
        .findFirst();
  }

  private Pool pool(boolean masked, boolean unmapsFree) {
    return Pool.init(
        layout,
        kernel,
        threads,
        pages,
        run.buffers(),
        mostReferences,
        masked,
        unmapsFree,
        run.statistics());
  }

  private SfBufs subr(boolean masked, boolean unmapsFree, Bug.Machine machine) {
    Pool pool = pool(masked, unmapsFree);
    Pmap pmap = new Pmap(kernel, pool.mmu());
    Bug.Machine makeMd = planted(Bug.InI386.class).map(Bug.InI386::make).orElse(machine);
    Bug.Allocator make =
        planted(Bug.InAllocator.class).map(Bug.InAllocator::make).orElse(SubrSfbuf::new);
    return make.make(kernel, pool, makeMd.make(kernel, pmap, pool.cpumasks()));
  }

  private SfBufs relookup() {
    Pool pool = pool(true, false);
    Pmap pmap = new Pmap(kernel, pool.mmu());
    return new Relookup(kernel, pool, new I386Machine(kernel, pmap, pool.cpumasks()));
  }

  private SfBufs sparc64() {
    FreeStack data = FreeStack.ofSparc64(layout, kernel, threads, pages, run.buffers());
    Pmap pmap = new Pmap(kernel, data.mmu());
    return planted(Bug.InSparc64.class)
        .map(plant -> plant.make().make(kernel, pmap, data))
        .orElseGet(() -> new Sparc64(kernel, pmap, data));
  }

  private SfBufs freebsd4() {
    FreeStack data =
        FreeStack.ofFreebsd4(layout, kernel, threads, pages, run.buffers(), mostReferences);
    Pmap pmap = new Pmap(kernel, data.mmu());
    IntCell wanted = new IntCell(layout, kernel, data.lock(), "sf_buf_alloc_want", 0, 1, 0);
    return planted(Bug.InFreebsd4.class)
        .map(plant -> plant.make().make(kernel, pmap, data, wanted))
        .orElseGet(() -> new Freebsd4(kernel, pmap, data, wanted));
  }

  private SfBufs dragonfly() {
    DragonflyPool data =
        DragonflyPool.init(layout, kernel, threads, pages, run.buffers(), mostReferences);
    Pmap pmap = new Pmap(kernel, data.mmu());
    return planted(Bug.InDragonfly.class)
        .map(plant -> plant.make().make(kernel, pmap, data))
        .orElseGet(() -> new Dragonfly(kernel, pmap, data));
  }

  private SfBufs lwbuf() {
    FreeStack data = FreeStack.ofLwbufs(layout, kernel, threads, pages, run.buffers());
    Pmap pmap = new Pmap(kernel, data.mmu());
    List<IntCell> masks = FreeStack.cpumasks(layout, kernel, threads, data);
    return planted(Bug.InLwbuf.class)
        .map(plant -> plant.make().make(kernel, pmap, data, masks))
        .orElseGet(() -> new Lwbuf(kernel, pmap, data, masks));
  }

  private SfBufs linuxPkmap() {
    PkmapSlots data =
        PkmapSlots.init(layout, kernel, threads, pages, run.buffers(), mostReferences);
    Pmap pmap = new Pmap(kernel, data.mmu());
    return planted(Bug.InLinuxPkmap.class)
        .map(plant -> plant.make().make(kernel, pmap, data))
        .orElseGet(() -> new LinuxPkmap(kernel, pmap, data));
  }
}
