package org.sfmc;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ArchitectureTest {
  private static final int MOST_LINES = 400;

  private static JavaClasses all;
  private static List<Path> mainSources;

  @BeforeAll
  static void importAll() throws IOException {
    all =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.sfmc");
    mainSources =
        Repository.files().stream()
            .filter(file -> file.toString().contains("/src/main/java/"))
            .filter(file -> file.toString().endsWith(".java"))
            .toList();
  }

  /** Without this, a wrong class path would let every other rule pass. */
  @ParameterizedTest
  @CsvSource({"model, 50", "scenarios, 50", "checker, 15", "reports, 5", "cli, 5"})
  void theClassesAreThere(String module, int atLeast) {
    long found = all.stream().filter(resideInAnyPackage("org.sfmc." + module + "..")).count();
    assertTrue(found >= atLeast, "only " + found + " classes of " + module);
  }

  @ParameterizedTest
  @CsvSource({
    "model,     java.. org.sfmc.model..",
    "scenarios, java.. net.jqwik.api.. org.sfmc.model.. org.sfmc.scenarios..",
    "checker,   java.. org.sfmc.model.. org.sfmc.scenarios.. org.sfmc.checker.."
        + " org.jetbrains.. kotlin.."
  })
  void importsOnlyWhatLiesBelow(String module, String allowed) {
    classes()
        .that()
        .resideInAPackage("org.sfmc." + module + "..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(allowed.split(" "))
        .check(all);
  }

  /** The generators are jqwik's, and whoever does not generate loads none of it. */
  @Test
  void onlyGeneratorsImportJqwik() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.sfmc.scenarios.generate..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("net.jqwik..")
        .check(all);
  }

  /** Its interfaces change with each release, and whoever does not ask for it is not to load it. */
  @Test
  void onlyTheDriverAndTheCollectorKnowLincheck() {
    noClasses()
        .that()
        .haveNameNotMatching("org\\.sfmc\\.checker\\.lincheck\\.(LincheckDriver|Collector).*")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.jetbrains..", "kotlin..")
        .check(all);
  }

  /** Two engines that share their search would agree on its faults. */
  @Test
  void theSecondEngineUsesNothingOfTheFirst() {
    noClasses()
        .that()
        .resideInAPackage("org.sfmc.checker.lincheck..")
        .and()
        .doNotHaveSimpleName("Agreement")
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("org.sfmc.checker.unfold..")
                .or(nameMatching("org\\.sfmc\\.checker\\.explore\\.(?!Move|Grain).*")))
        .check(all);
  }

  @Test
  void nobodyImportsTheCommandLine() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.sfmc.cli..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.sfmc.cli..", "picocli..")
        .check(all);
  }

  @Test
  void roomsFormNoCycle() {
    slices().matching("org.sfmc.(**)").should().beFreeOfCycles().check(all);
  }

  @Test
  void aSourceLiesInTheModuleOfItsPackage() {
    List<Path> strays =
        mainSources.stream()
            .filter(
                file -> {
                  String module = file.getName(0).toString();
                  Path top = Path.of(module, "src", "main", "java", "org", "sfmc");
                  return !file.startsWith(top.resolve(module))
                      && !(module.equals("reports") && file.startsWith(top.resolve("cli")));
                })
            .toList();
    assertEquals(List.of(), strays);
  }

  @Test
  void everyPackageSaysWhatItIs() {
    List<Path> silent =
        mainSources.stream()
            .map(file -> file.resolveSibling("package-info.java"))
            .distinct()
            .filter(info -> !mainSources.contains(info))
            .toList();
    assertEquals(List.of(), silent, "write these files");
  }

  @Test
  void namesSayWhatAThingIs() {
    String rooms = "util|utils|common|helper|helpers|impl|core|base|misc";
    noClasses()
        .should()
        .haveNameMatching("org\\.sfmc\\.(.*\\.)?(" + rooms + ")\\..*")
        .orShould()
        .haveNameMatching(".*(Impl|Manager|Helper|Helpers|Util|Utils)")
        .check(all);
  }

  @Test
  void aFileFitsIntoOneHead() throws IOException {
    List<String> tooLong = new ArrayList<>();
    for (Path file : mainSources) {
      try (Stream<String> lines = Files.lines(Repository.ROOT.resolve(file))) {
        long count = lines.count();
        if (count > MOST_LINES) {
          tooLong.add(file + ": " + count + " lines, at most " + MOST_LINES + "; split it");
        }
      }
    }
    assertEquals("", String.join("\n", tooLong));
  }

  /** What a model does depends on nothing but the steps it is told to take. */
  @Test
  void theModelHasNoClockNoChanceNoThreadsNoFiles() {
    noClasses()
        .that()
        .resideInAPackage("org.sfmc.model..")
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(
                    "java.io..",
                    "java.nio..",
                    "java.time..",
                    "java.net..",
                    "java.util.concurrent..")
                .or(
                    HasName.Predicates.nameMatching(
                            "java\\.(lang\\.Thread.*|util\\.(\\w*Random|UUID|Timer|Date))")
                        .<JavaClass>forSubtype()))
        .orShould()
        .callMethodWhere(
            target(owner(HasName.Predicates.name("java.lang.System")))
                .and(target(nameMatching("nanoTime|currentTimeMillis|identityHashCode"))))
        .orShould()
        .callMethod(Math.class, "random")
        .check(all);
  }
}
