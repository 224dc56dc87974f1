package org.sfmc.model.sfbuf;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.sfmc.model.machine.Cells;
import org.sfmc.model.machine.IntCell;
import org.sfmc.model.machine.Mmu;
import org.sfmc.model.machine.Mutex;
import org.sfmc.model.machine.Pages;
import org.sfmc.model.machine.SleepQueue;
import org.sfmc.model.machine.TailQueue;

/**
 * What can be seen of an implementation's buffers, whatever data it keeps them in. Buffers are
 * {@code 1..size()}; what is asked about a state is pure.
 */
public interface Buffers {
  /** The mutex behind the data. */
  Mutex lock();

  /** Where threads sleep for a buffer. */
  SleepQueue channel();

  /** Translates the buffers' addresses, and takes no lock. */
  Mmu mmu();

  /** The pages that can be mapped. */
  Pages pages();

  /** How the buffers are printed. */
  List<String> names();

  /** The list of free buffers, where there is one. */
  default Optional<TailQueue> freeList() {
    return Optional.empty();
  }

  /** The number of threads that want a buffer, where somebody counts them. */
  default Optional<IntCell> allocWant() {
    return Optional.empty();
  }

  /** The CPUs on which each buffer's address needs no invalidation; empty without such masks. */
  default List<IntCell> cpumasks() {
    return List.of();
  }

  /** What {@code sf_buf_ref()} reads without the lock. */
  default List<IntCell> readByRef() {
    return List.of();
  }

  /** What {@code sf_buf_page()} reads without the lock. */
  default List<IntCell> readByPage() {
    return List.of();
  }

  /** Whether buffers are looked up by their page. */
  default boolean isHashed() {
    return false;
  }

  /** How often the buffer is found for the page in a state. */
  default int found(Cells cells, int page, int sf) {
    return 0;
  }

  /** Whether a referenced buffer may stand on the free list. */
  default boolean isListLazy() {
    return false;
  }

  /** Whether the buffer can be given to anybody in a state. */
  boolean isFree(Cells cells, int sf);

  /** The number of references to the buffer in a state, as the implementation knows it. */
  int refCount(Cells cells, int sf);

  /** The page that the buffer maps, referenced or not, in a state; 0 for none. */
  int m(Cells cells, int sf);

  /**
   * Whether references are counted: then the last one ends where the call that gives it up does.
   */
  boolean isCounted();

  /** Whether a mapping that is not CPU-private is good on every CPU while it is referenced. */
  default boolean isValidEverywhere() {
    return true;
  }

  /** Whether in a state nobody may still translate the buffer's address. */
  boolean isUnmapped(Cells cells, int sf);

  /** Whether an allocation for the page need not wait in a state. */
  default boolean canServe(Cells cells, int page) {
    return free(cells) > 0;
  }

  /** Number of buffers. */
  default int size() {
    return names().size();
  }

  /** Number of free buffers in a state. */
  default int free(Cells cells) {
    return (int) each().filter(sf -> isFree(cells, sf)).count();
  }

  /** Number of buffers that map the page in a state, referenced or only cached. */
  default int mappings(Cells cells, int page) {
    return (int) each().filter(sf -> m(cells, sf) == page).count();
  }

  /** Sum of the references to the page's buffers in a state. */
  default int refs(Cells cells, int page) {
    return each().filter(sf -> m(cells, sf) == page).map(sf -> refCount(cells, sf)).sum();
  }

  private IntStream each() {
    return IntStream.rangeClosed(1, size());
  }
}
