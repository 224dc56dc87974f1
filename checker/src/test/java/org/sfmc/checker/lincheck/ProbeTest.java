package org.sfmc.checker.lincheck;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.sfmc.checker.explore.Grain;
import org.sfmc.checker.explore.Limits;
import org.sfmc.checker.explore.Search;
import org.sfmc.checker.run.CorpusRuns;
import org.sfmc.checker.systems.Systems;
import org.sfmc.model.system.SystemBuilder;
import org.sfmc.scenarios.compile.Compiled;

class ProbeTest {
  @Test
  void small() {
    show("inc2", Systems.increments(2, true), 5000);
    show("inc3", Systems.increments(3, true), 20000);
    show("choice", Systems.oneChoice(3), 5000);
  }

  @Test
  void corpus() {
    int most = Integer.getInteger("probe", 3000);
    CorpusRuns.all().forEach(r -> show(r.run().id(), r.builder(), most));
  }

  public static void main(String[] args) {
    java.util.List<Compiled> all = CorpusRuns.all().toList();
    for (Compiled r : all) {
      if (args.length > 2 && r.run().id().matches(args[0])) {
        long t = System.nanoTime();
        boolean bad = r.run().expect() != null && r.run().expect().property() != null;
        String p = bad ? r.run().expect().property().text() : "";
        boolean lean = args[2].equals("lean");
        var op =
            new SecondOpinion.Options(
                Grain.LOCK,
                Integer.parseInt(args[1]),
                args.length > 3 ? Integer.parseInt(args[3]) : 1,
                400,
                lean ? Set.of(p) : Set.of(),
                bad || !lean);
        Opinion o =
            lean
                ? SecondOpinion.onSteps(r.builder(), op)
                : SecondOpinion.onAccesses(r.builder(), op);
        System.err.printf(
            "@@ %-40s %5.1fs %s %d sw=%d %s %s %s%n",
            r.run().id(),
            (System.nanoTime() - t) / 1e9,
            o.exhausted() ? "EXH" : "bnd",
            o.executions(),
            o.switches(),
            o.cut(),
            p,
            o.violated());
        o.trace()
            .ifPresent(
                x -> {
                  try {
                    java.nio.file.Files.writeString(
                        java.nio.file.Path.of("/tmp/trace-" + r.run().id() + ".txt"), x);
                  } catch (java.io.IOException e) {
                  }
                });
      } else if (r.run().id().matches(args[0])) {
        show(r.run().id(), r.builder(), Integer.parseInt(args[1]));
      }
    }
    System.exit(0);
  }

  private static void show(String id, SystemBuilder b, int n) {
    for (Grain g : new Grain[] {Grain.LOCK}) {
      long t = System.nanoTime();
      String line;
      try {
        Opinion o =
            SecondOpinion.onSteps(b, new SecondOpinion.Options(g, n, 1, 400, Set.of(), false));
        var e = new Search(Capped.at(1, b), g, Limits.defaults(), f -> false).run();
        Set<Object> eo = new java.util.HashSet<>();
        e.outcomes().forEach(x -> eo.add(x.values()));
        Set<String> ev = new java.util.TreeSet<>();
        e.violations().forEach(v -> ev.add(v.claim()));
        line =
            (o.exhausted() ? "EXH " : "bnd ")
                + o.executions()
                + " sw="
                + o.switches()
                + (o.capped() ? " capped" : "")
                + " "
                + o.cut()
                + " out "
                + o.outcomes().size()
                + "/"
                + eo.size()
                + " eq="
                + o.outcomes().equals(eo)
                + " sub="
                + eo.containsAll(o.outcomes())
                + " viol "
                + o.violated().keySet()
                + " / "
                + ev
                + " tr="
                + o.trace().map(s -> s.substring(0, Math.min(1500, s.length()))).orElse("");
      } catch (Throwable x) {
        java.io.StringWriter w = new java.io.StringWriter();
        x.printStackTrace(new java.io.PrintWriter(w));
        line = "THROWN " + w;
      }
      System.err.printf("@@ %-40s %s %5.1fs %s%n", id, g, (System.nanoTime() - t) / 1e9, line);
    }
  }
}
