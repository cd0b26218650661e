package fathom.app;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import fathom.engine.Engine;
import fathom.engine.EngineRegistry;
import fathom.engine.EngineRunner;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The rules between the modules: screens see the platform through one seam, and nothing on them waits. */
class ArchitectureTest {
    private static final String[] SCREENS = {"fathom.view..", "fathom.style.."};

    private final JavaClasses classes = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("fathom");

    @Test
    void viewsKnowNoEngineButItsRecords() {
        noClasses().that().resideInAPackage("fathom.view..").should().dependOnClassesThat(
                assignableTo(Engine.class).or(assignableTo(EngineRunner.class)).or(assignableTo(EngineRegistry.class))).check(classes);
    }

    @Test
    void viewsSeeThePlatformThroughItsSeam() {
        noClasses().that().resideInAPackage("fathom.view..").should().dependOnClassesThat(resideInAnyPackage("fathom.platform.embedded..", "fathom.bus.local..", "fathom.market.sim..",
                "fathom.market.replay..", "fathom.market.venue..", "fathom.app..")).check(classes);
    }

    @Test
    void stylesKnowNothingOfWhatIsShown() {
        noClasses().that().resideInAPackage("fathom.style..").should().dependOnClassesThat(resideInAPackage("fathom..").and(resideInAPackage("fathom.style..").negate())).check(classes);
    }

    @Test
    void nothingOnAScreenWaits() {
        noClasses().that().resideInAnyPackage(SCREENS).should().callMethod(Thread.class, "sleep", long.class).orShould().callMethod(Thread.class, "sleep", java.time.Duration.class)
                .orShould().callMethod(Thread.class, "join").orShould().callMethod(Object.class, "wait").orShould().callMethod(TimeUnit.class, "sleep", long.class)
                .orShould().callMethodWhere(com.tngtech.archunit.core.domain.JavaCall.Predicates.target(com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching("get|join|await|resultNow"))
                        .and(com.tngtech.archunit.core.domain.JavaCall.Predicates.target(com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner(
                                assignableTo(Future.class).or(assignableTo(CompletableFuture.class)).or(assignableTo(CountDownLatch.class)))))).check(classes);
    }
}
