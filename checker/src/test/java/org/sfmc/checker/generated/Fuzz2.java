package org.sfmc.checker.generated;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.*;
import net.jqwik.api.sessions.JqwikSession;
import org.sfmc.checker.explore.*;
import org.sfmc.checker.run.*;
import org.sfmc.model.property.Invariants;
import org.sfmc.scenarios.check.*;
import org.sfmc.scenarios.compile.*;
import org.sfmc.scenarios.generate.*;
import org.sfmc.scenarios.syntax.Scenario;

public final class Fuzz2 {
  static Path dir;
  static final Map<String, Integer> counts = new TreeMap<>();

  public static void main(String[] args) throws Exception {
    String seed = args[0];
    int states = Integer.parseInt(args[1]);
    long end = System.nanoTime() + Long.parseLong(args[2]) * 1_000_000_000L;
    dir = Path.of(args[3]);
    double mistakes = Double.parseDouble(args[4]);
    Files.createDirectories(dir);
    Random random = new Random(seed.hashCode());
    JqwikSession.run(
        seed,
        () -> {
          var it = Scenarios.mistaken(mistakes).generator(1000);
          int n = 0;
          while (System.nanoTime() < end) {
            Generated g = it.next(random).value();
            n++;
            try {
              one(g, n, states, random);
            } catch (UnsupportedInRun t) {
              count("unsupported");
            } catch (Throwable t) {
              count("error " + t.getClass().getSimpleName());
              save("err" + n, g, t.toString());
              if (counts.get("error " + t.getClass().getSimpleName()) < 5) t.printStackTrace();
            }
            if (n % 5000 == 0) System.out.println(n + " " + counts);
          }
          System.out.println(n + " " + counts);
        });
  }

  static void count(String k) {
    counts.merge(k, 1, Integer::sum);
  }

  static void save(String name, Generated g, String note) {
    try {
      Files.writeString(
          dir.resolve(name + ".txt"), g.text() + "\n// " + note.replace("\n", "\n// ") + "\n");
    } catch (Exception e) {
      throw new RuntimeException(e);
    }
  }

  static Set<String> builtin(Exploration e) {
    Set<String> s = new TreeSet<>();
    e.violations()
        .forEach(
            f -> {
              if (Invariants.names().contains(f.claim())) s.add(f.claim());
            });
    return s;
  }

  static void one(Generated g, int n, int states, Random random) {
    Loaded loaded = g.loaded();
    if (loaded.scenario().isEmpty() || !loaded.render().isEmpty()) {
      count("bad");
      save("bad" + n, g, loaded.render());
      return;
    }
    Scenario s = loaded.scenario().get();
    Choice c = Choice.all().get(random.nextInt(6));
    Compiled run = c.run(s);
    Exploration e = Agreement.explore(run, Grain.LOCK, states);
    if (e.incomplete().isPresent()) {
      count("large");
      return;
    }
    Set<String> broken = builtin(e);
    boolean spec = s.machine().settings().containsKey("tlb");
    String impl = c.implementation() + (spec ? "+spec" : "");
    if (g.mistake().isEmpty()) {
      count("correct");
      if (!broken.isEmpty()) {
        count("BROKEN " + impl + " " + broken);
        save("broken-" + impl + "-" + String.join("-", broken) + n, g, c + " " + broken);
      }
      buffers(g, n, s, c, states, broken);
    } else {
      String k =
          g.mistake().get()
              + " "
              + c.implementation()
                  .replace("i386_xchg", "i386")
                  .replace("relookup", "i386")
                  .replace("generic", "i386")
                  .replace("unmap_on_free", "i386");
      boolean found = g.mistake().get().properties().stream().anyMatch(broken::contains);
      count(
          "mistake " + k + (found ? " found" : broken.isEmpty() ? " SILENT" : " OTHER " + broken));
      if (!found && !c.implementation().equals("direct_map"))
        save("mis-" + g.mistake().get() + "-" + String.join("-", broken) + n, g, c + " " + broken);
    }
    if (n % 7 == 0) replay(g, n, run, e);
    if (n % 5 == 0) order(g, n, s, c, e, states);
    if (n % 6 == 0) {
      NaiveSearch.Counts a = NaiveSearch.run(run.builder(), Grain.LOCK);
      if (!a.equals(NaiveSearch.Counts.of(e))) {
        count("NAIVECOUNT");
        save("naivecount" + n, g, c + "\n" + a + "\n" + NaiveSearch.Counts.of(e));
      } else count("naivecount ok");
    }
  }

  static void replay(Generated g, int n, Compiled run, Exploration e) {
    for (Finding f : e.violations()) {
      if (f.claim().equals("no_livelock")) continue;
      Replayed r = Runner.replay(run, Options.defaults(), new Schedule(f.initial(), f.run()));
      if (r.broken().stream().noneMatch(b -> b.property().equals(f.claim()))) {
        count("REPLAY " + f.claim());
        save("replay-" + f.claim() + n, g, f + "\n" + r.broken() + "\n" + run.run().impl());
      } else count("replayed");
    }
  }

  static void order(Generated g, int n, Scenario s, Choice c, Exploration e, int states) {
    List<Scenario.ThreadDecl> t = new ArrayList<>(s.threads());
    if (t.size() < 2) return;
    Collections.reverse(t);
    Scenario r =
        new Scenario(
            s.name(),
            s.title(),
            s.includes(),
            s.machine(),
            s.params(),
            s.shared(),
            t,
            s.env(),
            s.properties(),
            s.watches(),
            s.expects(),
            s.limits(),
            s.source());
    Exploration o = Agreement.explore(c.run(r), Grain.LOCK, states);
    String a =
        e.states()
            + " "
            + e.transitions()
            + " "
            + e.finals()
            + " "
            + e.depth()
            + " "
            + e.outcomes().size()
            + new TreeSet<>(builtin(e));
    String b =
        o.states()
            + " "
            + o.transitions()
            + " "
            + o.finals()
            + " "
            + o.depth()
            + " "
            + o.outcomes().size()
            + new TreeSet<>(builtin(o));
    if (!a.equals(b)) {
      count("ORDER");
      save("order" + n, g, c + "\n" + a + "\n" + b);
    } else count("order ok");
  }

  static void buffers(Generated g, int n, Scenario s, Choice c, int states, Set<String> broken) {
    if (!broken.isEmpty() || c.implementation().equals("direct_map")) return;
    Compiled b = c.run(s);
    RunConfig k = b.run();
    RunConfig more =
        new RunConfig(
            k.id(),
            k.cpus(),
            k.buffers() + 1,
            k.impl(),
            k.bugs(),
            k.speculative(),
            k.params(),
            null);
    Exploration e =
        Agreement.explore(org.sfmc.scenarios.compile.Compiler.compile(s, more), Grain.LOCK, states);
    if (e.incomplete().isPresent()) {
      count("more buffers large");
      return;
    }
    Set<String> now = builtin(e);
    if (!now.isEmpty()) {
      count("MOREBUFFERS " + now);
      save("more" + n, g, c + " " + now);
    } else count("more buffers ok");
  }
}
