package org.sfmc.scenarios.generate;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

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

  /** The name of a page that is not handed over, modulo their number; nothing happens to it. */
  String page(int number) {
    return "p" + number % (common() - (isDoomed() ? 1 : 0));
  }

  private int common() {
    return plan.contents().size() - (isHandedOver() ? 1 : 0);
  }

  /** A page may be taken or lose its object, and is used by those alone who look it up. */
  boolean isDoomed() {
    return plan.env().fate() != 0 && common() > 1;
  }

  /** Whether the object of a page may go away. */
  boolean isTruncated() {
    return (plan.env().fate() & 2) != 0;
  }

  /** The page that is looked up: the one that something may happen to, or any. */
  String lookedUpPage(int number) {
    return isDoomed() ? "p" + (common() - 1) : page(number);
  }

  /** A page of its own is handed over, and between two threads. */
  boolean isHandedOver() {
    return plan.handover() && plan.contents().size() > 1 && threads() > 1;
  }

  /** The pages that a page of a number is chosen from: it, and the next one if there is one. */
  List<String> pagesFrom(int number) {
    return Stream.of(page(number), page(number + 1)).distinct().toList();
  }

  /** Where a thread starts, or may start. */
  int cpu(int thread) {
    return plan.threads().get(thread).cpu() % plan.cpus();
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
