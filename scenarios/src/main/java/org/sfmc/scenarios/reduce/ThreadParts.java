package org.sfmc.scenarios.reduce;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.sfmc.scenarios.syntax.Scenario;
import org.sfmc.scenarios.syntax.Scenario.ThreadDecl;
import org.sfmc.scenarios.syntax.Stmt;

/** Scenarios in which one thread is shorter, or starts where it is told. */
final class ThreadParts {
  private ThreadParts() {}

  static Stream<Scenario> without(Scenario s) {
    return IntStream.range(0, s.threads().size())
        .boxed()
        .flatMap(t -> shorter(s.threads().get(t)).map(thread -> with(s, put(s, t, thread))));
  }

  private static Stream<ThreadDecl> shorter(ThreadDecl t) {
    Stream<ThreadDecl> bodies =
        Statements.shorter(t.body().statements()).stream()
            .map(body -> thread(t, t.cpu(), new Stmt.Block(body, t.body().span())));
    return t.cpu().equals(Optional.of(0))
        ? bodies
        : Stream.concat(bodies, Stream.of(thread(t, Optional.of(0), t.body())));
  }

  private static ThreadDecl thread(ThreadDecl t, Optional<Integer> cpu, Stmt.Block body) {
    return new ThreadDecl(t.name(), cpu, t.priority(), body, t.span());
  }

  private static List<ThreadDecl> put(Scenario s, int at, ThreadDecl thread) {
    List<ThreadDecl> threads = new ArrayList<>(s.threads());
    threads.set(at, thread);
    return threads;
  }

  static Scenario with(Scenario s, List<ThreadDecl> threads) {
    return new Scenario(
        s.name(),
        s.title(),
        s.includes(),
        s.machine(),
        s.params(),
        s.shared(),
        threads,
        s.env(),
        s.properties(),
        s.watches(),
        s.expects(),
        s.limits(),
        s.source());
  }
}
