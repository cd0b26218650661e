package fathom;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import fathom.measure.Periodic;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The rule of the house: a package uses only those above it, and nothing here knows a screen. */
class ArchitectureTest {
    /** From the top of the table downwards. */
    private static final List<String> LAYERS = List.of("measure", "setting", "model", "state", "bus", "market", "engine", "desk", "hardware", "store", "audit", "watch", "scenario", "learn", "platform", "server");

    private final JavaClasses classes = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("fathom");

    @TestFactory
    Stream<DynamicTest> aPackageUsesOnlyThoseAboveIt() {
        return LAYERS.stream().map(layer -> DynamicTest.dynamicTest(layer, () -> {
            String[] below = LAYERS.subList(LAYERS.indexOf(layer) + 1, LAYERS.size()).stream().map(l -> "fathom." + l + "..").toArray(String[]::new);
            if (below.length == 0) return;
            noClasses().that().resideInAPackage("fathom." + layer + "..").should().dependOnClassesThat(resideInAnyPackage(below)).allowEmptyShould(true).check(classes);
        }));
    }

    /** What they have in common is in the packages above them, and what they say to each other in {@code model}; but a back-test runs the very strategies that Strategy runs. */
    @Test
    void noEngineUsesAnother() {
        SlicesRuleDefinition.slices().matching("fathom.engine.(*)..").should().notDependOnEachOther()
                .ignoreDependency(resideInAPackage("fathom.engine.backtest.."), resideInAPackage("fathom.engine.strategy..")).check(classes);
    }

    @Test
    void scenariosKnowNoEngine() {
        noClasses().that().resideInAPackage("fathom.scenario..").should().dependOnClassesThat(resideInAnyPackage("fathom.engine.*..")).check(classes);
    }

    @Test
    void enginesKnowNoScreen() {
        noClasses().should().dependOnClassesThat(resideInAnyPackage("javafx..", "java.awt..", "javax.swing..")).check(classes);
    }

    @Test
    void nothingPrints() {
        noClasses().should().accessField(System.class, "out").orShould().accessField(System.class, "err").check(classes);
    }

    /** A scheduled task that throws once is dead; {@link Periodic} goes on. */
    @Test
    void whatIsDoneAgainAndAgainGoesOnWhateverItThrows() {
        noClasses().that().doNotBelongToAnyOf(Periodic.class).should().callMethodWhere(target(nameMatching("scheduleAtFixedRate|scheduleWithFixedDelay"))).check(classes);
    }
}
