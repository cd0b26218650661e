package fathom.app;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import fathom.bus.Bus;
import fathom.bus.Publisher;
import fathom.bus.Subscription;
import fathom.engine.Engine;
import fathom.engine.EngineRegistry;
import fathom.engine.EngineRunner;
import fathom.measure.Limit;
import fathom.platform.Platform;
import fathom.state.Section;
import fathom.view.ViewDefinition;
import fathom.view.shell.StandardViews;
import fathom.watch.Condition;
import fathom.watch.DeskVerdict;
import fathom.watch.Rule;
import fathom.watch.Sentry;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
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

    /** What is all right and what is not is said by {@code fathom.watch}: a screen asks a limit that it is given, and makes none. */
    @Test
    void nothingOnAScreenJudges() {
        noClasses().that().resideInAnyPackage(SCREENS).should().callMethodWhere(target(nameMatching("of|atMost|parse|warning|holding")).and(target(owner(assignableTo(Limit.class)))))
                .orShould().callConstructorWhere(target(owner(assignableTo(Limit.class).or(assignableTo(Rule.class)).or(assignableTo(Condition.class)).or(assignableTo(DeskVerdict.class)))))
                .orShould().dependOnClassesThat(assignableTo(Sentry.class)).check(classes);
    }

    @Test
    void stylesKnowNothingOfWhatIsShown() {
        noClasses().that().resideInAPackage("fathom.style..").should().dependOnClassesThat(resideInAPackage("fathom..").and(resideInAPackage("fathom.style..").negate())).check(classes);
    }

    @Test
    void nothingOnAScreenWaits() {
        noClasses().that().resideInAnyPackage(SCREENS).should().callMethod(Thread.class, "sleep", long.class).orShould().callMethod(Thread.class, "sleep", Duration.class)
                .orShould().callMethod(Thread.class, "join").orShould().callMethod(Object.class, "wait").orShould().callMethod(TimeUnit.class, "sleep", long.class)
                .orShould().callMethodWhere(target(nameMatching("get|join|await|toCompletableFuture")).and(target(owner(
                        assignableTo(CompletionStage.class).or(assignableTo(Future.class)).or(assignableTo(CountDownLatch.class))))))
                .orShould().callMethodWhere(target(nameMatching("acquire|awaitTermination|invokeAll|invokeAny")).and(target(owner(
                        assignableTo(Semaphore.class).or(assignableTo(ExecutorService.class)))))).check(classes);
    }

    /** What its package reads through {@code SectionState.of}. */
    @Test
    void aViewReadsTheAreasThatItDeclares() {
        for (ViewDefinition view : StandardViews.ALL.all()) {
            Set<String> read = classes.stream().filter(c -> c.getPackageName().equals("fathom.view." + view.id())).flatMap(c -> c.getMethodCallsFromSelf().stream())
                    .filter(call -> call.getTargetOwner().isAssignableTo(Section.class) && call.getName().equals("of")).map(call -> call.getTargetOwner().getName()).collect(Collectors.toSet());
            assertThat(view.reads().stream().map(Class::getName)).as(view.title()).containsExactlyInAnyOrderElementsOf(read);
        }
    }

    /** What a view may ask of a platform returns at once; to end one is not, and the bus below it may wait for a server. */
    @Test
    void nothingOnAScreenUsesTheBusOrEndsThePlatform() {
        noClasses().that().resideInAPackage("fathom.view..").should().dependOnClassesThat(assignableTo(Bus.class).or(assignableTo(Publisher.class)).or(assignableTo(Subscription.class)))
                .orShould().callMethod(Platform.class, "close").check(classes);
    }
}
