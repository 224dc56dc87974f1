package org.sfmc.checker.generated;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.sessions.JqwikSession;
import org.sfmc.scenarios.check.Loaded;
import org.sfmc.scenarios.compile.Compiled;
import org.sfmc.scenarios.compile.UnsupportedInRun;
import org.sfmc.scenarios.generate.Generated;
import org.sfmc.scenarios.generate.Scenarios;
import org.sfmc.scenarios.syntax.Scenario;

public final class Fuzz {
  public static void main(String[] args) throws Exception {
    String seed = args[0];
    int states = Integer.parseInt(args[1]);
    long end = System.nanoTime() + Long.parseLong(args[2]) * 1_000_000_000L;
    Path dir = Path.of(args[3]);
    double mistakes = Double.parseDouble(args[4]);
    double bugs = Double.parseDouble(args[5]);
    Files.createDirectories(dir);
    Map<String, Integer> counts = new TreeMap<>();
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
              one(g, n, states, dir, counts, random, bugs);
            } catch (Throwable t) {
              count(counts, "error " + t.getClass().getSimpleName());
              save(dir, "err" + n, g.text() + "\n// " + t + "\n");
              if (counts.values().stream().mapToInt(i -> i).sum() < 20) t.printStackTrace();
            }
            if (n % 2000 == 0) System.out.println(n + " " + counts);
          }
          System.out.println(n + " " + counts);
        });
  }

  static void count(Map<String, Integer> c, String k) {
    c.merge(k, 1, Integer::sum);
  }

  static void save(Path dir, String name, String text) {
    try {
      Files.writeString(dir.resolve(name + ".txt"), text);
    } catch (Exception e) {
      throw new RuntimeException(e);
    }
  }

  static void one(
      Generated g,
      int n,
      int states,
      Path dir,
      Map<String, Integer> counts,
      Random random,
      double bugs) {
    Loaded loaded = g.loaded();
    if (loaded.scenario().isEmpty() || !loaded.render().isEmpty()) {
      count(counts, "bad");
      save(dir, "bad" + n, g.text() + loaded.render());
      return;
    }
    Scenario scenario = loaded.scenario().get();
    var all = Choice.all();
    Choice choice =
        random.nextDouble() < bugs
            ? all.get(6 + random.nextInt(all.size() - 6))
            : all.get(random.nextInt(6));
    Compiled run;
    Optional<String> diff;
    try {
      run = choice.run(scenario);
      diff = Agreement.ofGrains(run, states);
    } catch (UnsupportedInRun e) {
      count(counts, "unsupported");
      return;
    }
    if (diff == null) {
      count(counts, "large");
      return;
    }
    count(counts, "tried");
    if (n % 2 == 0) {
      Optional<Agreement.Said> naive = UnmergedSearch.run(run.builder(), 6000);
      count(counts, naive.isPresent() ? "naive" : "naive-large");
      if (naive.isPresent()) {
        Agreement.Said op =
            Agreement.Said.of(Agreement.explore(run, org.sfmc.checker.explore.Grain.OP, states));
        if (!op.equals(naive.get())) {
          count(counts, "DIFFNAIVE");
          save(
              dir,
              "naive" + n,
              g.text()
                  + "\n// "
                  + choice
                  + "\n// op:    "
                  + op
                  + "\n// naive: "
                  + naive.get()
                  + "\n");
        }
      }
    }
    if (diff.isPresent()) {
      count(counts, "DIFF");
      save(
          dir,
          "diff" + n,
          g.text() + "\n// " + choice + "\n// " + diff.get().replace("\n", "\n// ") + "\n");
    }
  }
}
