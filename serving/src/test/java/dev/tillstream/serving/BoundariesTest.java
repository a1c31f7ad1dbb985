package dev.tillstream.serving;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import org.junit.jupiter.api.Test;

class BoundariesTest {

    private final JavaClasses serving = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("dev.tillstream.serving");

    @Test
    void shouldKnowNoOtherService() {
        noClasses().should().dependOnClassesThat().resideInAnyPackage("dev.tillstream.ingest..",
                "dev.tillstream.batcher..", "dev.tillstream.trainer..", "dev.tillstream.standalone..",
                "dev.tillstream.embeddedkafka..").check(serving);
    }

    @Test
    void shouldNeedNoTrainingLibraryAndNoOfficeFormat() {
        noClasses().should().dependOnClassesThat().resideInAnyPackage("org.tribuo..", "com.oracle.labs..",
                "org.apache.poi..", "java.awt..", "javax.swing..").check(serving);
    }

    @Test
    void shouldHaveFeaturesThatDoNotDependOnEachOtherInCircles() {
        SlicesRuleDefinition.slices().matching("dev.tillstream.serving.(*)..").should().beFreeOfCycles()
                .check(serving);
    }
}
