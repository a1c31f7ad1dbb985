package dev.tillstream.trainer;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private final JavaClasses classes = new ClassFileImporter().withImportOption(new DoNotIncludeTests())
            .importPackages("dev.tillstream.trainer");

    @Test
    void shouldDependOnNoOtherServiceAndOnNoBroker() {
        noClasses().should().dependOnClassesThat().resideInAnyPackage("dev.tillstream.ingest..",
                "dev.tillstream.batcher..", "dev.tillstream.serving..", "dev.tillstream.embeddedkafka..")
                .check(classes);
    }

    @Test
    void shouldHaveNoCyclesBetweenPackages() {
        slices().matching("dev.tillstream.trainer.(*)..").should().beFreeOfCycles().check(classes);
    }

    @Test
    void shouldKeepTribuoInThePackagesOfItsAlgorithms() {
        noClasses().that().resideOutsideOfPackages("dev.tillstream.trainer.kmeans",
                "dev.tillstream.trainer.amount", "dev.tillstream.trainer.customervalue",
                "dev.tillstream.trainer.quantity").should().dependOnClassesThat()
                .resideInAPackage("org.tribuo..").check(classes);
    }

    @Test
    void shouldNotSerialiseJavaObjects() {
        noClasses().should().dependOnClassesThat().haveNameMatching("java\\.io\\.Object(In|Out)putStream")
                .check(classes);
    }
}
