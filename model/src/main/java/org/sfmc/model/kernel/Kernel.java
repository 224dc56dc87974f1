package org.sfmc.model.kernel;

import org.sfmc.model.machine.Engine;
import org.sfmc.model.machine.Mutex;
import org.sfmc.model.machine.SleepQueue;

/**
 * The kernel as the code under test sees it.
 *
 * <p>The explorer runs these verbs as operations on a state; another engine may run them on real
 * threads and locks. The code that calls them is the same.
 */
public interface Kernel extends Engine {
  /** {@code mtx_lock()}. */
  void lock(Mutex mutex);

  /** {@code mtx_unlock()}. */
  void unlock(Mutex mutex);

  /**
   * {@code msleep()}: gives the mutex back and sleeps until woken, then takes the mutex again.
   *
   * @param pcatch whether a signal ends the sleep
   * @return 0, or {@link SleepQueue#EINTR} when a signal ended it
   */
  int msleep(SleepQueue channel, Mutex mutex, boolean pcatch);

  /** {@code wakeup()}: wakes everybody who sleeps on the channel. A wakeup has no memory. */
  void wakeup(SleepQueue channel);

  /** {@code wakeup_one()}: wakes the thread that has slept longest. */
  void wakeupOne(SleepQueue channel);

  /** {@code sched_pin()}: the running thread stays on its CPU until {@link #schedUnpin}; nests. */
  void schedPin();

  /** {@code sched_unpin()}. */
  void schedUnpin();

  /**
   * {@code spinlock_enter()}: disables interrupts on this CPU, which from then on runs nobody else;
   * nests.
   */
  void spinlockEnter();

  /** {@code spinlock_exit()}. */
  void spinlockExit();

  /** {@code curthread->td_pinned}. */
  int pinned();

  /** {@code curcpu} of a pinned thread. */
  int pinnedCpu();

  /** Number of CPUs, {@code mp_ncpus}. */
  int ncpus();

  /** {@code KASSERT}: the run ends with a violation of the property unless the claim holds. */
  void kassert(boolean claim, String property, String message);
}
