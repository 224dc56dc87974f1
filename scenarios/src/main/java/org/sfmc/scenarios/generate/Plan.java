package org.sfmc.scenarios.generate;

import java.util.List;
import java.util.Optional;

/**
 * What a scenario is written from: numbers that mean something whatever they are, so that each of
 * them can be made smaller alone.
 *
 * @param cpus 1 to 3
 * @param buffers 1 to 3
 * @param contents what each page holds at the start
 * @param handover whether the first thread hands a reference over to the second
 */
record Plan(
    int cpus,
    int buffers,
    List<Integer> contents,
    boolean speculative,
    List<ThreadPlan> threads,
    boolean handover,
    EnvPlan env,
    List<ClaimPlan> claims,
    Optional<MistakePlan> mistake) {

  /**
   * A thread.
   *
   * @param cpu where it starts; the number of CPUs, or more, for any
   * @param priority 0 for the highest
   * @param sets whether its last statement says that it is ready
   */
  record ThreadPlan(int cpu, int priority, List<Job> jobs, boolean sets) {}

  /** What a job does. */
  enum Kind {
    SHARED,
    PRIVATE,
    TWO,
    REFERENCE,
    LOOP,
    HELD,
    GRABBED,
    LAST_USER,
    BUSY,
    RETIRED,
    COUNT,
    COUNT_ATOMICALLY,
    COUNT_DEAF,
    WAIT_FOR_READY,
    WAIT_FOR_DONE,
    SIGNAL;

    /** Whether it maps a page. */
    boolean maps() {
      return compareTo(BUSY) <= 0;
    }
  }

  /** What is done with a mapping. */
  enum Access {
    NOTHING,
    READ,
    READ_DEAF,
    WRITE,
    UPDATE,
    ASK_PAGE
  }

  /** How it is asked for. */
  enum Wait {
    SLEEP,
    CATCH,
    NOWAIT
  }

  /** What happens without a buffer. */
  enum Refusal {
    SKIP,
    NOTE,
    RETURN,
    RETRY,
    GIVE_UP
  }

  /** What is left open, and tried in every way. */
  enum Open {
    NOTHING,
    PAGE,
    NUMBER
  }

  /**
   * One job of a thread.
   *
   * @param page a page, modulo their number
   * @param other another page, or a thread, modulo their number
   * @param extras statements between those of the job
   */
  record Job(
      Kind kind,
      int page,
      int other,
      Access access,
      Manner manner,
      List<Extra> extras,
      Grouping atomic) {
    Wait how() {
      return manner.how;
    }

    Refusal refusal() {
      return manner.refusal;
    }

    Open open() {
      return manner.open;
    }

    Job as(Kind other) {
      return new Job(other, page, this.other, access, manner, extras, atomic);
    }
  }

  /** How a job goes about it. */
  record Manner(Wait how, Refusal refusal, Open open) {}

  /**
   * The statements of a job that are inside {@code atomic}.
   *
   * @param from the first, modulo their number
   * @param length how many; 0 for none
   */
  record Grouping(int from, int length) {}

  /** A statement between others, at a place modulo the number of places. */
  record Extra(int what, int at) {}

  /**
   * The environment.
   *
   * @param signals bit t for thread t
   * @param migrate 0 says nothing, 1 none, 2 any, 3 any at most {@code bound}, 4 those listed
   * @param listed bit t for thread t
   * @param fate of one page: bit 0 if somebody else may take it, bit 1 if its object may go away
   */
  record EnvPlan(int signals, int migrate, int bound, int listed, int fate) {}

  /** A claim, made of numbers that choose its parts. */
  record ClaimPlan(int kind, List<Integer> dice) {}

  /** A mistake in one of the jobs that map something, modulo their number. */
  record MistakePlan(Mistake mistake, int thread, int job) {}
}
