package org.sfmc.checker.lincheck;

import java.lang.reflect.Method;
import java.util.List;
import java.util.stream.Stream;
import org.jetbrains.kotlinx.lincheck.Actor;
import org.jetbrains.kotlinx.lincheck.execution.ExecutionScenario;

/** Situations for Lincheck, written as calls such as {@code alloc 0 1, free 0}. */
public final class Situations {
  private Situations() {}

  /** Two threads at the same time, with calls before them and after them. */
  public static ExecutionScenario of(
      Class<?> operations, String before, String one, String other, String after) {
    return new ExecutionScenario(
        calls(operations, before),
        List.of(calls(operations, one), calls(operations, other)),
        calls(operations, after),
        null);
  }

  private static List<Actor> calls(Class<?> operations, String text) {
    return Stream.of(text.split(", "))
        .filter(c -> !c.isEmpty())
        .map(c -> call(operations, c))
        .toList();
  }

  private static Actor call(Class<?> operations, String text) {
    String[] words = text.split(" ");
    List<Integer> numbers = Stream.of(words).skip(1).map(Integer::valueOf).toList();
    Method method =
        Stream.of(operations.getMethods())
            .filter(m -> m.getName().equals(words[0]))
            .findFirst()
            .orElseThrow();
    return new Actor(method, numbers);
  }
}
