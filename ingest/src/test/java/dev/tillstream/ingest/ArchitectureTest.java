package dev.tillstream.ingest;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private final JavaClasses classes = new ClassFileImporter().withImportOption(new DoNotIncludeTests())
            .importPackages("dev.tillstream.ingest");

    @Test
    void shouldDependOnNoOtherServiceAndOnNoBroker() {
        noClasses().should().dependOnClassesThat().resideInAnyPackage("dev.tillstream.batcher..",
                "dev.tillstream.trainer..", "dev.tillstream.serving..", "dev.tillstream.embeddedkafka..")
                .check(classes);
    }

    @Test
    void shouldReadWorkbooksWithoutTheInMemoryModelAndItsBeans() {
        noClasses().should().dependOnClassesThat().resideInAnyPackage("org.apache.poi.xssf..", "org.apache.poi.ss..",
                "org.apache.poi.hssf..", "org.apache.xmlbeans..", "org.openxmlformats..", "java.awt..")
                .check(classes);
    }

    @Test
    void shouldKeepTheCommandLineOutOfTheService() {
        noClasses().that().resideOutsideOfPackages("dev.tillstream.ingest.cli").should().dependOnClassesThat()
                .resideInAnyPackage("dev.tillstream.ingest.cli", "dev.tillstream.ingest.generate", "picocli..")
                .check(classes.that(com.tngtech.archunit.base.DescribedPredicate.describe("outside of generate",
                        type -> !type.getPackageName().equals("dev.tillstream.ingest.generate"))));
    }

    @Test
    void shouldKeepTheCoresFreeOfTheContainer() {
        classes().that().resideOutsideOfPackages("dev.tillstream.ingest.job")
                .and().doNotHaveSimpleName("DeadLetterResource").and().doNotHaveSimpleName("WorkbenchBeans")
                .should().onlyDependOnClassesThat()
                .resideOutsideOfPackages("jakarta..", "io.quarkus..", "io.smallrye..",
                        "org.eclipse.microprofile..")
                .check(classes);
    }

    @Test
    void shouldHaveNoCyclesBetweenPackages() {
        slices().matching("dev.tillstream.ingest.(*)..").should().beFreeOfCycles().check(classes);
    }
}
