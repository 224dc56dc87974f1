package org.sfmc.reports.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.sfmc.Repository;
import org.sfmc.bugs.Blessed;
import org.sfmc.checker.run.Options;
import org.sfmc.checker.run.Reached;
import org.sfmc.checker.run.Runner;
import org.sfmc.checker.unfold.Site;
import org.sfmc.model.machine.Cells;
import org.sfmc.model.machine.Engine;
import org.sfmc.scenarios.check.RunConfig;
import org.sfmc.scenarios.check.Runs;
import org.sfmc.scenarios.check.ScenarioFile;
import org.sfmc.scenarios.compile.Compiler;
import org.sfmc.scenarios.compile.ModelVocabulary;
import org.sfmc.scenarios.corpus.Corpus;
import org.sfmc.scenarios.syntax.Scenario;

/** Every line of every implementation is executed in some run of the corpus. */
class CoverageTest {
  private static final String CORPUS = "scenarios/corpus";
  private static final String LISTED =
      "reports/src/main/resources/org/sfmc/reports/text/points.txt";

  @Test
  void thePointsAreThoseOfTheClasses() throws IOException {
    StringBuilder list =
        new StringBuilder(
            "# Lines of the implementations that ask for an operation, written by mvn verify"
                + " -Dbless=true.\n");
    points().forEach(site -> list.append(site).append('\n'));

    Blessed.check(Repository.ROOT.resolve(LISTED), list.toString());
  }

  @Test
  void theCorpusExecutesThemAll() {
    Reached reached = new Reached();
    for (Corpus.Entry file : Corpus.find(Repository.ROOT.resolve(CORPUS), CORPUS).entries()) {
      Scenario scenario =
          ScenarioFile.load(file.path(), file.shownAs(), ModelVocabulary.get())
              .scenario()
              .orElseThrow();
      for (RunConfig run : Runs.of(scenario, ModelVocabulary.get())) {
        Runner.run(Compiler.compile(scenario, run), Options.defaults(), reached);
      }
    }

    Set<Site> unlisted = new TreeSet<>(reached.sites());
    unlisted.removeAll(points());
    PointCoverage coverage = new PointCoverage(reached.sites());
    assertEquals(Set.of(), unlisted, "executed, and not found in the classes");
    assertEquals("", String.join("\n", coverage.complaints()));
  }

  @Test
  void whatNoRunExecutesIsNamed() {
    PointCoverage nothing = new PointCoverage(Set.of());

    assertTrue(nothing.complaints().size() > 200);
    assertTrue(
        nothing.complaints().stream()
            .allMatch(c -> c.matches("\\w+\\.\\w+:\\d+ is executed in no run")));
  }

  @Test
  void anExceptionThatIsExecutedIsOneTooMany() {
    Set<Site> all = points();

    assertEquals(
        PointCoverage.exceptions().keySet().stream()
            .map(method -> method + " is an exception, and all of it is executed")
            .toList(),
        new PointCoverage(all).complaints());
  }

  /** The lines that call, outside of the implementations, what may come to an engine. */
  private static Set<Site> points() {
    JavaClasses model =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.sfmc.model");
    Set<String> performing = performing(model);
    Set<Site> points = new TreeSet<>();
    for (JavaClass owner : model) {
      if (owner.getPackageName().startsWith(Site.PACKAGE)) {
        for (JavaCall<?> call : calls(owner)) {
          boolean inside = call.getTargetOwner().getPackageName().startsWith(Site.PACKAGE);
          if (!inside && comesTo(call, performing)) {
            points.add(Site.of(owner.getName(), call.getOrigin().getName(), call.getLineNumber()));
          }
        }
      }
    }
    points.removeIf(site -> Site.BOOKS.contains(site.owner()));
    return points;
  }

  /** Methods that may come to {@link Engine#perform}, as the class or interface and the name. */
  private static Set<String> performing(JavaClasses model) {
    Set<String> performing = new HashSet<>(Set.of(Engine.class.getName() + "#perform"));
    for (int before = 0; before < performing.size(); ) {
      before = performing.size();
      for (JavaClass owner : model) {
        for (JavaCall<?> call : calls(owner)) {
          if (comesTo(call, performing)) {
            overridden(owner, call.getOrigin()).forEach(performing::add);
          }
        }
      }
    }
    return performing;
  }

  /**
   * Calls of methods by methods. An assertion asks for an operation only when it fails, and what is
   * handed a state looks at it without one.
   */
  private static Set<JavaCall<?>> calls(JavaClass owner) {
    return owner.getMethods().stream()
        .flatMap(method -> method.getMethodCallsFromSelf().stream())
        .filter(call -> !call.getName().equals("kassert"))
        .filter(
            call ->
                call.getTarget().getRawParameterTypes().stream()
                    .noneMatch(type -> type.isEquivalentTo(Cells.class)))
        .collect(Collectors.toSet());
  }

  private static boolean comesTo(JavaCall<?> call, Set<String> performing) {
    return families(call.getTargetOwner())
        .anyMatch(owner -> performing.contains(owner.getName() + "#" + call.getName()));
  }

  /** A method, and those above it that it may be called as. */
  private static Stream<String> overridden(JavaClass owner, JavaCodeUnit method) {
    return families(owner)
        .filter(c -> !c.getName().startsWith("java."))
        .filter(
            c ->
                c.equals(owner)
                    || c.getMethods().stream().anyMatch(m -> m.getName().equals(method.getName())))
        .map(c -> c.getName() + "#" + method.getName());
  }

  private static Stream<JavaClass> families(JavaClass owner) {
    return Stream.concat(
        Stream.of(owner),
        Stream.concat(
            owner.getAllRawSuperclasses().stream(), owner.getAllRawInterfaces().stream()));
  }
}
