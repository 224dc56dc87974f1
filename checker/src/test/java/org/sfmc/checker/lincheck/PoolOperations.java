package org.sfmc.checker.lincheck;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jetbrains.lincheck.datastructures.ThreadIdGen;
import org.sfmc.model.kernel.Kernel;
import org.sfmc.model.kernel.Pmap;
import org.sfmc.model.kernel.SteppedKernel;
import org.sfmc.model.machine.Layout;
import org.sfmc.model.machine.Pages;
import org.sfmc.model.machine.Threads;
import org.sfmc.model.sfbuf.Flags;
import org.sfmc.model.sfbuf.Pool;
import org.sfmc.model.sfbuf.QenterMachine;
import org.sfmc.model.sfbuf.SfBufs;
import org.sfmc.model.sfbuf.SubrSfbuf;
import org.sfmc.model.sfbuf.bugs.Bug;

/**
 * The pool as a concurrent data structure, on plain memory and real threads.
 *
 * <p>Claimed to be linearizable against {@link PoolSpecification}: allocations with SFB_NOWAIT,
 * further references, frees, the page of a buffer that the caller holds, and wire counts. Which
 * buffer a page gets is not claimed, nor in which order buffers are used again: any that nobody
 * holds will do, unless the page has one that somebody holds. Not claimed either is anything about
 * allocations that sleep, because such a call is two instants with others in between, about
 * mappings, which no call returns, and about threads that free what they do not hold.
 */
public class PoolOperations {
  static final int BUFFERS = 2;
  static final int THREADS = 3;
  private static final String PAGES = "1:3";
  private static final List<String> PAGE_NAMES = List.of("p0", "p1", "p2");

  private final PlainMemory memory = new PlainMemory();
  private final Kernel kernel;
  private final Pages pages;
  private final SfBufs sfBufs;
  private final List<Deque<Integer>> held =
      List.of(new ArrayDeque<>(), new ArrayDeque<>(), new ArrayDeque<>());

  /** As Lincheck makes it. */
  public PoolOperations() {
    this(SubrSfbuf::new);
  }

  PoolOperations(Bug.Allocator allocator) {
    Layout layout = new Layout();
    Threads threads = new Threads(layout, memory, List.of("a", "b", "c"), 1, List.of(0, 0, 0));
    kernel = new SteppedKernel(memory, threads);
    pages = new Pages(layout, PAGE_NAMES, List.of(0, 0, 0), 0);
    Pool pool = Pool.init(layout, kernel, threads, pages, BUFFERS, 12, false, false, true);
    sfBufs = allocator.make(kernel, pool, new QenterMachine(new Pmap(kernel, pool.mmu())));
    memory.begin(layout.initial());
  }

  /** {@code sf_buf_alloc(page, SFB_NOWAIT)}: the buffer, which the thread then holds, or 0. */
  @Operation
  public int alloc(
      @Param(gen = ThreadIdGen.class) int thread,
      @Param(gen = IntGen.class, conf = PAGES) int page) {
    Deque<Integer> mine = mine(thread);
    int sf = sfBufs.alloc(page, new Flags(Flags.NOWAIT));
    if (sf != 0) {
      mine.push(sf);
    }
    return sf;
  }

  /** {@code sf_buf_ref()} of what the thread got last, or 0. */
  @Operation
  public int ref(@Param(gen = ThreadIdGen.class) int thread) {
    Deque<Integer> mine = mine(thread);
    if (mine.isEmpty()) {
      return 0;
    }
    sfBufs.ref(mine.peek());
    mine.push(mine.peek());
    return mine.peek();
  }

  /** {@code sf_buf_free()} of what the thread got last, or 0. */
  @Operation
  public int free(@Param(gen = ThreadIdGen.class) int thread) {
    Deque<Integer> mine = mine(thread);
    if (mine.isEmpty()) {
      return 0;
    }
    int sf = mine.pop();
    sfBufs.free(sf);
    return sf;
  }

  /** {@code sf_buf_page()} of what the thread got last, or 0. */
  @Operation
  public int page(@Param(gen = ThreadIdGen.class) int thread) {
    Deque<Integer> mine = mine(thread);
    return mine.isEmpty() ? 0 : sfBufs.page(mine.peek());
  }

  /** {@code vm_page_wire()}: the count that it makes. */
  @Operation
  public int wire(
      @Param(gen = ThreadIdGen.class) int thread,
      @Param(gen = IntGen.class, conf = PAGES) int page) {
    mine(thread);
    return kernel.perform(pages.wire(page));
  }

  /** The thread is the running one from now on; what it holds, the latest first. */
  private Deque<Integer> mine(int thread) {
    memory.runs(thread % THREADS);
    return held.get(thread % THREADS);
  }
}
