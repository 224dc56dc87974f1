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
  private static final int DEFAULT_CPUS = 2;

  private ThreadParts() {}

  static Stream<Scenario> without(Scenario s) {
    Scenario.Setting setting = s.machine().settings().get("cpus");
    int cpus = setting == null ? DEFAULT_CPUS : Integer.parseInt(setting.value());
    return IntStream.range(0, s.threads().size())
        .boxed()
        .flatMap(t -> less(s.threads().get(t), cpus).map(thread -> with(s, put(s, t, thread))));
  }

  /** A shorter body, one place to start instead of all, or the first one. */
  private static Stream<ThreadDecl> less(ThreadDecl t, int cpus) {
    Stream<ThreadDecl> bodies =
        Statements.shorter(t.body().statements()).stream()
            .map(body -> thread(t, t.cpu(), new Stmt.Block(body, t.body().span())));
    Stream<ThreadDecl> starts =
        IntStream.range(0, t.cpu().orElse(cpus))
            .mapToObj(cpu -> thread(t, Optional.of(cpu), t.body()));
    Stream<ThreadDecl> urgent =
        t.priority() == 0
            ? Stream.of()
            : Stream.of(new ThreadDecl(t.name(), t.cpu(), 0, t.body(), t.span()));
    return Stream.of(bodies, starts, urgent).flatMap(all -> all);
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
