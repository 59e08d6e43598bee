package org.latentatlas.server;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The walls of the house: which package may know what. A rule that no class is subject to fails too. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class HouseTest {
    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.latentatlas");

    private static final String[] SHARED_MODEL = {
        "org.latentatlas.json..",
        "org.latentatlas.weights..",
        "org.latentatlas.network..",
        "org.latentatlas.latent..",
        "org.latentatlas.walk..",
        "org.latentatlas.picture..",
        "org.latentatlas.transport..",
        "org.latentatlas.drawing..",
        "org.latentatlas.evaluation..",
        "org.latentatlas.simd.."
    };
    private static final String[] WEB = {
        "io.javalin..", "org.eclipse.jetty..", "jakarta.servlet..", "gg.jte..", "org.latentatlas.server.web.."
    };
    private static final String[] SQL = {
        "org.jdbi..", "java.sql..", "javax.sql..", "com.zaxxer..", "org.flywaydb..", "com.github.kagkarlsson.."
    };
    private static final String[] DJL = {"ai.djl.."};

    /** Exact everywhere by IEEE 754 or by their definition; {@code Math.exp} and the like are not. */
    private static final Set<String> EXACT_MATH = Set.of("abs", "max", "min", "sqrt", "floor", "floorDiv", "floorMod");

    @Test
    void sharedModelStandsOnASmallPartOfJava() {
        check(classes()
                .that(resideInAnyPackage(SHARED_MODEL))
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(SHARED_MODEL)
                        .or(resideInAnyPackage(
                                "java.lang",
                                "java.lang.runtime",
                                "java.util",
                                "java.util.function",
                                "java.nio.charset"))
                        .or(resideInAPackage("org.jspecify.annotations"))
                        .or(describe("arrays of primitives", JavaClass::isPrimitive))
                        .or(describe("arrays", JavaClass::isArray))));
    }

    @Test
    void sharedModelUsesOnlyMathThatIsExactEverywhere() {
        check(noClasses()
                .that(resideInAnyPackage(SHARED_MODEL))
                .should()
                .callMethodWhere(describe(
                        "a method of Math or StrictMath that differs between machines",
                        call -> Set.of("java.lang.Math", "java.lang.StrictMath")
                                        .contains(call.getTargetOwner().getName())
                                && !EXACT_MATH.contains(call.getName()))));
    }

    @Test
    void sharedModelUsesNothingThatTeaVmMakesLargeOrLacks() {
        check(noClasses()
                .that(resideInAnyPackage(SHARED_MODEL))
                .should()
                .callMethodWhere(describe(
                        "String.format and the like",
                        call -> call.getTargetOwner().getName().equals("java.lang.String")
                                && Set.of("format", "formatted", "matches", "replaceAll", "replaceFirst", "split")
                                        .contains(call.getName()))));
    }

    @Test
    void trainingKnowsNoWebAndNoSql() {
        check(noClasses()
                .that()
                .resideInAPackage("org.latentatlas.server.training..")
                .should()
                .dependOnClassesThat(resideInAnyPackage(WEB)
                        .or(resideInAnyPackage(SQL))
                        .or(resideInAnyPackage("org.latentatlas.server.db..", "org.latentatlas.server.accounts.."))));
    }

    @Test
    void onlyTrainingKnowsDjl() {
        check(noClasses()
                .that(not(resideInAPackage("org.latentatlas.server.training..")))
                .should()
                .dependOnClassesThat(resideInAnyPackage(DJL)));
        check(classes()
                .that()
                .haveFullyQualifiedName("org.latentatlas.server.training.Vae")
                .should()
                .dependOnClassesThat(resideInAnyPackage(DJL)));
    }

    /**
     * Under a gradient collector on the CPU a Number operand wraps a Java buffer that is freed while autograd still points to it, and
     * gradients go wrong. Evaluation is not differentiated.
     */
    @Test
    void differentiatedCodeHasNoNumberOperands() {
        check(noClasses()
                .that()
                .resideInAPackage("org.latentatlas.server.training..")
                .and()
                .doNotHaveSimpleName("Evaluation")
                .should()
                .callMethodWhere(describe("an operation of an NDArray with a Number", HouseTest::takesANumber)));
    }

    private static boolean takesANumber(JavaMethodCall call) {
        return call.getTargetOwner().getName().equals("ai.djl.ndarray.NDArray")
                && call.getTarget().getRawParameterTypes().stream()
                        .anyMatch(parameter -> parameter.getName().equals("java.lang.Number"));
    }

    /** Other classes may hand the Jdbi object on to a store and notice that the database failed, but not use it. */
    @Test
    void onlyStoresAndTheDatabasePackageKnowSql() {
        DescribedPredicate<JavaClass> outside =
                not(resideInAPackage("org.latentatlas.server.db..")).and(not(nameMatching(".*Store(\\$.*)?")));
        DescribedPredicate<JavaClass> handedOn = name("org.jdbi.v3.core.Jdbi")
                .or(name("org.jdbi.v3.core.JdbiException"))
                .forSubtype();
        check(noClasses()
                .that(outside)
                .should()
                .dependOnClassesThat(resideInAnyPackage(SQL).and(not(handedOn))));
        check(noClasses()
                .that(outside)
                .should()
                .callMethodWhere(describe(
                        "a method of Jdbi",
                        call -> call.getTargetOwner().getPackageName().startsWith("org.jdbi"))));
        check(classes()
                .that()
                .haveSimpleNameEndingWith("Store")
                .and()
                .resideInAPackage("org.latentatlas.server..")
                .should()
                .dependOnClassesThat(resideInAnyPackage(SQL)));
    }

    @Test
    void storesKnowNoWeb() {
        check(noClasses()
                .that()
                .haveSimpleNameEndingWith("Store")
                .should()
                .dependOnClassesThat(resideInAnyPackage(WEB)));
    }

    @Test
    void theBrowsersArithmeticAndStateKnowNoPage() {
        for (String part : List.of("org.latentatlas.client.arithmetic..", "org.latentatlas.client.state..")) {
            check(noClasses()
                    .that()
                    .resideInAPackage(part)
                    .should()
                    .dependOnClassesThat(resideInAnyPackage(
                            "org.teavm..", "org.latentatlas.client.page..", "org.latentatlas.client.browser..")));
        }
    }

    private static void check(ArchRule rule) {
        rule.allowEmptyShould(false).check(HOUSE);
    }
}
