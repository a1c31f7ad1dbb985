package dev.tillstream.data;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private final JavaClasses classes = new ClassFileImporter().withImportOption(new DoNotIncludeTests())
            .importPackages("dev.tillstream.data");

    @Test
    void shouldBeAPlainJarWithoutAFramework() {
        classes().should().onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "dev.tillstream.data..", "com.fasterxml.jackson..",
                        "de.siegmar.fastcsv..")
                .check(classes);
    }
}
