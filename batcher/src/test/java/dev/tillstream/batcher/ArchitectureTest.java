package dev.tillstream.batcher;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private final JavaClasses classes = new ClassFileImporter().withImportOption(new DoNotIncludeTests())
            .importPackages("dev.tillstream.batcher");

    @Test
    void shouldDependOnNoOtherServiceAndOnNoBroker() {
        noClasses().should().dependOnClassesThat().resideInAnyPackage("dev.tillstream.ingest..",
                "dev.tillstream.trainer..", "dev.tillstream.serving..", "dev.tillstream.embeddedkafka..")
                .check(classes);
    }
}
