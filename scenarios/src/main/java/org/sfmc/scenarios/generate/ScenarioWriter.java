package org.sfmc.scenarios.generate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.sfmc.scenarios.generate.Plan.Job;
import org.sfmc.scenarios.generate.Plan.Kind;
import org.sfmc.scenarios.generate.Plan.MistakePlan;
import org.sfmc.scenarios.generate.Plan.ThreadPlan;
import org.sfmc.scenarios.syntax.Name;
import org.sfmc.scenarios.syntax.Scenario;
import org.sfmc.scenarios.syntax.Scenario.EnvRule;
import org.sfmc.scenarios.syntax.Scenario.PropertyDecl;
import org.sfmc.scenarios.syntax.Scenario.Setting;
import org.sfmc.scenarios.syntax.Stmt;
import org.sfmc.scenarios.syntax.Type;

/** Writes the scenario that a plan stands for. */
final class ScenarioWriter {
  private static final List<String> SHARED =
      List.of(ThreadWriter.TURN, ThreadWriter.READY, ThreadWriter.HANDED);

  private final Plan plan;
  private final Cast cast;
  private final List<List<Stmt>> bodies = new ArrayList<>();
  private final List<Map<String, Type>> locals = new ArrayList<>();

  private ScenarioWriter(Plan plan) {
    this.plan = plan;
    this.cast = new Cast(plan);
  }

  static Generated write(Plan plan) {
    ScenarioWriter writer = new ScenarioWriter(plan);
    Scenario scenario = writer.write();
    return new Generated(scenario, plan.mistake().map(MistakePlan::mistake));
  }

  private Scenario write() {
    for (int t = 0; t < cast.threads(); t++) {
      writeThread(t);
    }
    List<String> shared = SHARED.stream().filter(this::isNamed).toList();
    Labels labels = new Labels(bodies);
    List<PropertyDecl> claims =
        new ArrayList<>(new ClaimWriter(plan, cast, locals, shared, labels).all());
    claims.addAll(Unread.claims(cast, bodies, locals, shared, claims));
    List<Scenario.ThreadDecl> threads =
        IntStream.range(0, cast.threads()).mapToObj(t -> thread(t, labels)).toList();
    List<EnvRule> env = environment();
    List<String> pages = cast.pages().stream().filter(p -> isNamed(p, claims)).toList();
    return new Scenario(
        Nodes.name(Titles.name(plan)),
        Titles.title(plan, cast),
        List.of(),
        machine(pages),
        List.of(),
        shared.stream().map(s -> new Scenario.Shared(Nodes.name(s), 0)).toList(),
        threads,
        env,
        claims,
        List.of(),
        List.of(),
        List.of(),
        "");
  }

  private void writeThread(int t) {
    ThreadPlan thread = plan.threads().get(t);
    ThreadWriter writer = new ThreadWriter(cast, t);
    boolean gives = cast.isHandedOver() && t == 0;
    if (cast.isHandedOver() && t == 1) {
      writer.takeOver(cast.handedPage());
    }
    Optional<MistakePlan> mistake = plan.mistake().filter(m -> m.thread() % cast.threads() == t);
    int wrong = mistake.map(m -> m.job() % thread.jobs().size()).orElse(-1);
    for (int j = 0; j < thread.jobs().size(); j++) {
      Job job = thread.jobs().get(j);
      boolean last = j == thread.jobs().size() - 1 && !thread.sets() && !gives;
      Mistake made = j == wrong ? mistake.get().mistake() : null;
      if (made != null) {
        job = suited(job, made);
      } else if (t == 0 && j == 0 && !mapsSomething()) {
        job = job.as(Kind.SHARED);
      }
      writer.job(job, made, last);
    }
    if (thread.sets()) {
      writer.setReady();
    }
    if (gives) {
      writer.handOver(cast.handedPage());
    }
    bodies.add(writer.body());
    locals.add(writer.locals());
  }

  /** The job, or one like it in which the mistake can be made. */
  private static Job suited(Job job, Mistake mistake) {
    Kind kind =
        switch (mistake) {
          case NO_PIN, UNPIN_EARLY -> Kind.PRIVATE;
          case HOLD_AND_WAIT -> Kind.TWO;
          case UNWIRE_EARLY, FREE_TWICE, LEAK, USE_AFTER_FREE ->
              job.kind() == Kind.PRIVATE || job.kind() == Kind.REFERENCE ? job.kind() : Kind.SHARED;
        };
    return job.as(kind);
  }

  private boolean mapsSomething() {
    return plan.threads().stream().flatMap(t -> t.jobs().stream()).anyMatch(j -> j.kind().maps());
  }

  private Scenario.ThreadDecl thread(int t, Labels labels) {
    int cpu = plan.threads().get(t).cpu();
    return new Scenario.ThreadDecl(
        Nodes.name(cast.thread(t)),
        cpu < plan.cpus() ? Optional.of(cpu) : Optional.empty(),
        plan.threads().get(t).priority(),
        Nodes.block(labels.on(t, bodies.get(t))),
        Nodes.NOWHERE);
  }

  private boolean isNamed(String name) {
    return isNamed(name, List.of());
  }

  private boolean isNamed(String name, List<PropertyDecl> claims) {
    return bodies.stream().anyMatch(b -> b.stream().anyMatch(s -> Unread.names(s, name)))
        || claims.stream().anyMatch(c -> Unread.names(c.claim(), name));
  }

  private Scenario.Machine machine(List<String> named) {
    Map<String, Setting> settings = new LinkedHashMap<>();
    setting(settings, "cpus", Integer.toString(plan.cpus()));
    setting(settings, "buffers", Integer.toString(plan.buffers()));
    if (plan.speculative()) {
      setting(settings, "tlb", "speculative");
    }
    List<Scenario.Page> pages =
        named.stream()
            .map(
                p -> new Scenario.Page(Nodes.name(p), plan.contents().get(cast.pages().indexOf(p))))
            .toList();
    return new Scenario.Machine(settings, pages);
  }

  private static void setting(Map<String, Setting> settings, String key, String value) {
    settings.put(key, new Setting(Nodes.name(key), value, Nodes.NOWHERE));
  }

  private List<EnvRule> environment() {
    List<EnvRule> rules = new ArrayList<>();
    chosen(plan.env().signals()).forEach(t -> rules.add(new EnvRule.Signal(t, 1, Nodes.NOWHERE)));
    switch (plan.env().migrate()) {
      case 1 -> rules.add(migrate(EnvRule.Who.NONE, List.of(), Optional.empty()));
      case 2 -> rules.add(migrate(EnvRule.Who.ANY, List.of(), Optional.empty()));
      case 3 -> rules.add(migrate(EnvRule.Who.ANY, List.of(), Optional.of(plan.env().bound())));
      case 4 -> {
        List<Name> listed = chosen(plan.env().listed());
        if (!listed.isEmpty()) {
          rules.add(migrate(EnvRule.Who.LISTED, listed, Optional.empty()));
        }
      }
      default -> {}
    }
    if (cast.isDoomed() && isNamed(cast.lookedUpPage(0))) {
      fates(Nodes.name(cast.lookedUpPage(0)), rules);
    }
    return rules;
  }

  private void fates(Name page, List<EnvRule> rules) {
    if ((plan.env().fate() & 1) != 0) {
      rules.add(new EnvRule.OfPage(EnvRule.Fate.RECLAIM, page, Nodes.NOWHERE));
    }
    if ((plan.env().fate() & 2) != 0) {
      rules.add(new EnvRule.OfPage(EnvRule.Fate.TRUNCATE, page, Nodes.NOWHERE));
    }
  }

  private static EnvRule migrate(EnvRule.Who who, List<Name> threads, Optional<Integer> bound) {
    return new EnvRule.Migrate(who, threads, bound, Nodes.NOWHERE);
  }

  private List<Name> chosen(int bits) {
    return IntStream.range(0, cast.threads())
        .filter(t -> (bits & 1 << t) != 0)
        .mapToObj(t -> Nodes.name(cast.thread(t)))
        .toList();
  }
}
