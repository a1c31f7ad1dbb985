package dev.tillstream.serving.prediction;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;

import org.junit.jupiter.api.Test;

class PredictionWriterTest {

    @Test
    void shouldWriteSystemOnesFieldsInTheirOrder() throws IOException {
        // Given
        Prediction prediction = new Prediction("model_1", 2, new TransactionPoint(5, 10.5), 0.742);

        // When
        byte[] bytes = PredictionWriter.bytes(prediction);

        // Then
        assertThat(bytes).asString().isEqualTo(
                "{\"model\":\"model_1\",\"cluster\":2,"
                        + "\"input\":{\"quantity\":5.0,\"price\":10.5},\"silhouette_score\":0.742}");
    }
}
