package org.sfmc.scenarios.reduce;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.sfmc.scenarios.syntax.Expr;
import org.sfmc.scenarios.syntax.Scenario;
import org.sfmc.scenarios.syntax.Scenario.EnvRule;
import org.sfmc.scenarios.syntax.Scenario.PropertyDecl;
import org.sfmc.scenarios.syntax.Scenario.Setting;

/** Scenarios with one part less, statements aside. */
final class ScenarioParts {
  private static final String CPUS = "cpus";

  private ScenarioParts() {}

  static Stream<Scenario> without(Scenario s) {
    return Stream.of(
            threads(s),
            environments(s).map(env -> of(s, s.machine(), env, s.properties())),
            each(s.properties()).map(p -> of(s, s.machine(), s.env(), p)),
            machines(s).map(m -> of(s, m, s.env(), s.properties())),
            each(s.shared()).map(shared -> withShared(s, shared)),
            claims(s).map(p -> of(s, s.machine(), s.env(), p)))
        .flatMap(parts -> parts);
  }

  /** A thread goes with what is said about it. */
  private static Stream<Scenario> threads(Scenario s) {
    return IntStream.range(0, s.threads().size())
        .mapToObj(
            t -> {
              String name = s.threads().get(t).name().text();
              List<EnvRule> env = s.env().stream().filter(r -> !isAbout(r, name)).toList();
              List<PropertyDecl> claims =
                  s.properties().stream().filter(p -> !names(p.claim(), name)).toList();
              return of(ThreadParts.with(s, less(s.threads(), t)), s.machine(), env, claims);
            });
  }

  /** A rule less, and fewer migrations: without a rule about them there are more, not less. */
  private static Stream<List<EnvRule>> environments(Scenario s) {
    List<List<EnvRule>> less = new ArrayList<>();
    boolean one = s.machine().settings().containsKey(CPUS) && cpus(s) == 1;
    List<EnvRule> others = s.env().stream().filter(r -> !(r instanceof EnvRule.Migrate)).toList();
    boolean none = s.env().stream().anyMatch(ScenarioParts::isNone);
    if (one && others.size() < s.env().size()) {
      less.add(others);
    } else if (!one && !none) {
      List<EnvRule> still = new ArrayList<>(others);
      still.add(
          new EnvRule.Migrate(EnvRule.Who.NONE, List.of(), Optional.empty(), s.name().span()));
      less.add(still);
    }
    for (int i = 0; i < s.env().size(); i++) {
      if (!(s.env().get(i) instanceof EnvRule.Migrate)) {
        less.add(less(s.env(), i));
      }
    }
    return less.stream();
  }

  private static int cpus(Scenario s) {
    return Integer.parseInt(s.machine().settings().get(CPUS).value());
  }

  private static boolean isNone(EnvRule rule) {
    return rule instanceof EnvRule.Migrate m && m.who() == EnvRule.Who.NONE;
  }

  private static boolean isAbout(EnvRule rule, String thread) {
    return rule instanceof EnvRule.Signal signal
        ? signal.thread().text().equals(thread)
        : rule instanceof EnvRule.Migrate migrate
            && migrate.threads().stream().anyMatch(n -> n.text().equals(thread));
  }

  private static boolean names(Expr expr, String thread) {
    if (expr instanceof Expr.Binary b) {
      return names(b.left(), thread) || names(b.right(), thread);
    } else if (expr instanceof Expr.Unary u) {
      return names(u.operand(), thread);
    } else if (expr instanceof Expr.ThreadVar v) {
      return v.thread().text().equals(thread);
    }
    return expr instanceof Expr.Predicate p
        && p.arguments().stream().anyMatch(a -> a.name().text().equals(thread));
  }

  private static Stream<Scenario.Machine> machines(Scenario s) {
    Scenario.Machine machine = s.machine();
    List<Scenario.Machine> less = new ArrayList<>();
    for (Setting setting : machine.settings().values()) {
      boolean number = setting.value().matches("[2-9]");
      String value = number ? Integer.toString(Integer.parseInt(setting.value()) - 1) : "";
      Map<String, Setting> settings = new LinkedHashMap<>(machine.settings());
      String key = setting.key().text();
      if (number) {
        settings.put(key, new Setting(setting.key(), value, setting.valueSpan()));
        less.add(new Scenario.Machine(settings, machine.pages()));
      } else if (!List.of(CPUS, "buffers").contains(key)) {
        settings.remove(key);
        less.add(new Scenario.Machine(settings, machine.pages()));
      }
    }
    each(machine.pages()).forEach(p -> less.add(new Scenario.Machine(machine.settings(), p)));
    UnaryOperator<Scenario.Page> emptied = page -> new Scenario.Page(page.name(), 0);
    for (int p = 0; p < machine.pages().size(); p++) {
      if (machine.pages().get(p).contents() > 0) {
        List<Scenario.Page> pages = new ArrayList<>(machine.pages());
        pages.set(p, emptied.apply(pages.get(p)));
        less.add(new Scenario.Machine(machine.settings(), pages));
      }
    }
    return less.stream();
  }

  /** One claim said in part. */
  private static Stream<List<PropertyDecl>> claims(Scenario s) {
    List<List<PropertyDecl>> less = new ArrayList<>();
    for (int i = 0; i < s.properties().size(); i++) {
      PropertyDecl p = s.properties().get(i);
      for (Expr part : Values.parts(p.claim())) {
        List<PropertyDecl> claims = new ArrayList<>(s.properties());
        claims.set(i, new PropertyDecl(p.kind(), p.name(), p.when(), part, p.span()));
        less.add(claims);
      }
    }
    return less.stream();
  }

  private static <T> Stream<List<T>> each(List<T> all) {
    return IntStream.range(0, all.size()).mapToObj(i -> less(all, i));
  }

  private static <T> List<T> less(List<T> all, int without) {
    List<T> some = new ArrayList<>(all);
    some.remove(without);
    return some;
  }

  private static Scenario of(
      Scenario s, Scenario.Machine machine, List<EnvRule> env, List<PropertyDecl> claims) {
    return new Scenario(
        s.name(),
        s.title(),
        s.includes(),
        machine,
        s.params(),
        s.shared(),
        s.threads(),
        env,
        claims,
        s.watches(),
        s.expects(),
        s.limits(),
        s.source());
  }

  private static Scenario withShared(Scenario s, List<Scenario.Shared> shared) {
    return new Scenario(
        s.name(),
        s.title(),
        s.includes(),
        s.machine(),
        s.params(),
        shared,
        s.threads(),
        s.env(),
        s.properties(),
        s.watches(),
        s.expects(),
        s.limits(),
        s.source());
  }
}
