package org.sfmc.scenarios.generate;

import java.util.List;
import java.util.stream.Collectors;
import org.sfmc.scenarios.generate.Plan.Job;
import org.sfmc.scenarios.generate.Plan.Kind;
import org.sfmc.scenarios.generate.Plan.ThreadPlan;

/** What a scenario is called, and the line that says what it shows. */
final class Titles {
  private static final List<String> NUMBERS = List.of("no", "one", "two", "three", "four");

  private Titles() {}

  static String name(Plan plan) {
    String first = plan.mistake().map(m -> m.mistake().toString()).orElse(word(plan, 0));
    return plan.threads().size() == 1 ? first : first + "_" + word(plan, 1);
  }

  private static String word(Plan plan, int thread) {
    Kind kind = plan.threads().get(thread).jobs().get(0).kind();
    return switch (kind) {
      case SHARED -> "map";
      case PRIVATE -> "private_copy";
      case TWO -> "chain";
      case REFERENCE -> "reference";
      case LOOP -> "copy_loop_of_two";
      case HELD -> "held";
      case GRABBED -> "grab";
      case LAST_USER -> "last_user";
      case RETIRED -> "retired";
      case BUSY -> "busy";
      case COUNT, COUNT_ATOMICALLY, COUNT_DEAF -> "counter";
      case WAIT_FOR_READY, WAIT_FOR_DONE -> "follower";
      case SIGNAL -> "killer";
    };
  }

  static String title(Plan plan, Cast cast) {
    String threads =
        plan.threads().stream().map(Titles::deed).collect(Collectors.joining(", and "));
    String wrong =
        plan.mistake()
            .map(m -> "; " + cast.thread(m.thread()) + " " + m.mistake().story())
            .orElse("");
    String buffers = NUMBERS.get(plan.buffers()) + (plan.buffers() == 1 ? " buffer" : " buffers");
    return upper(threads) + ", with " + buffers + wrong + ".";
  }

  private static String deed(ThreadPlan thread) {
    return thread.jobs().stream()
        .map(Titles::deed)
        .distinct()
        .collect(Collectors.joining(" then "));
  }

  private static String deed(Job job) {
    return switch (job.kind()) {
      case SHARED -> "a mapping for everybody";
      case PRIVATE -> "a private copy";
      case TWO -> "a chain of two";
      case REFERENCE -> "a second reference";
      case LOOP -> "a copy page by page";
      case HELD -> "a held page";
      case GRABBED -> "a page looked up";
      case LAST_USER -> "a page freed by its last user";
      case RETIRED -> "a page that is freed unless it is used";
      case BUSY -> "a busy page";
      case COUNT -> "a count";
      case COUNT_DEAF -> "a count without interrupts";
      case COUNT_ATOMICALLY -> "an atomic count";
      case WAIT_FOR_READY -> "a wait until somebody is ready";
      case WAIT_FOR_DONE -> "a wait until somebody is done";
      case SIGNAL -> "a signal";
    };
  }

  private static String upper(String text) {
    return Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }
}
