package dev.tillstream.data.generator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import dev.tillstream.data.batch.BatchReader;
import dev.tillstream.data.batch.BatchWriter;
import dev.tillstream.data.dataset.Dataset;
import dev.tillstream.data.dataset.Row;
import dev.tillstream.data.product.Product;
import dev.tillstream.data.product.Products;
import dev.tillstream.data.visitor.VisitorEvent;
import dev.tillstream.data.visitor.VisitorEvent.Action;
import dev.tillstream.data.visitor.VisitorEvents;
import org.junit.jupiter.api.Test;

/** The small samples are what the command line's {@code generate} makes with its own seed. */
class SamplesTest {

    private static final Path SAMPLES = Path.of("samples");
    private static final long SEED = 1;

    @Test
    void shouldHoldTheProductsThatTheGeneratorMakes() throws IOException {
        // When
        Path sample = SAMPLES.resolve("amazon-sales-sample.csv");
        // Then
        assertThat(sample).hasContent(csv(Products.DATASET, sink -> ProductGenerator.generate(SEED, 60, sink)));
        List<Product> products = rows(Products.DATASET, sample);
        assertThat(products).hasSize(60);
        assertThat(products.stream().map(Product::productId).distinct()).hasSizeLessThan(60);
    }

    @Test
    void shouldHoldTheEventsThatTheGeneratorMakes() throws IOException {
        // When
        Path sample = SAMPLES.resolve("retailrocket-sample.csv");
        // Then
        assertThat(sample)
                .hasContent(csv(VisitorEvents.DATASET, sink -> VisitorEventGenerator.generate(SEED, 300, sink)));
        List<VisitorEvent> events = rows(VisitorEvents.DATASET, sample);
        assertThat(events).hasSize(300);
        assertThat(events).extracting(VisitorEvent::action).contains(Action.values());
    }

    private static <R extends Row> String csv(Dataset<R> dataset, Consumer<Consumer<R>> generator)
            throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (BatchWriter<R> writer = new BatchWriter<>(dataset, bytes)) {
            generator.accept(writer::write);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static <R extends Row> List<R> rows(Dataset<R> dataset, Path sample) throws IOException {
        List<R> rows = new ArrayList<>();
        new BatchReader<>(dataset).read(sample, Integer.MAX_VALUE, rows::add);
        return rows;
    }
}
