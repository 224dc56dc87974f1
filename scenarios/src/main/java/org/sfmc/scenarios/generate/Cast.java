package org.sfmc.scenarios.generate;

import java.util.List;
import java.util.stream.IntStream;

/** The names of a scenario: its threads and the pages that all of them use. */
final class Cast {
  private static final List<String> ROLES = List.of("sender", "reader", "copier", "pager");

  private final Plan plan;

  Cast(Plan plan) {
    this.plan = plan;
  }

  int threads() {
    return plan.threads().size();
  }

  /** The name of a thread, modulo their number. */
  String thread(int number) {
    return ROLES.get(number % threads());
  }

  /** The name of a page that is not handed over, modulo their number. */
  String page(int number) {
    int common = plan.contents().size() - (isHandedOver() ? 1 : 0);
    return "p" + number % common;
  }

  /** A page of its own is handed over, and between two threads. */
  boolean isHandedOver() {
    return plan.handover() && plan.contents().size() > 1 && threads() > 1;
  }

  String handedPage() {
    return "p" + (plan.contents().size() - 1);
  }

  List<String> pages() {
    return IntStream.range(0, plan.contents().size()).mapToObj(p -> "p" + p).toList();
  }

  /** Whether a thread before this one says when it is ready. */
  boolean isSetBefore(int thread) {
    return plan.threads().subList(0, thread).stream().anyMatch(Plan.ThreadPlan::sets);
  }
}
