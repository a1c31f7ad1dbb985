package dev.tillstream.data.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

import dev.tillstream.data.Golden;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArtefactJsonTest {

    private static final KMeansModel MODEL = new KMeansModel(List.of("quantity", "price"),
            new Scaler(new double[]{9.938898, 4.649388}, new double[]{172.7058, 123.5531}),
            new double[][]{{-0.0005, 0.1}, {0.3333333333333333, 1e-9}, {468.9, -0.03}}, new int[]{0, 1, 2});

    private static final KMeansModel LOG_MODEL = new KMeansModel(List.of("quantity", "price"),
            new Scaler(Scaler.Kind.LOG_STANDARD, new double[]{1.25, 0.1}, new double[]{0.75, 1e-3}),
            new double[][]{{-3.5, 0.5}, {0.1, 2e-9}}, new int[]{7, 2});

    @Test
    void shouldKeepTheFirstFormatReadable() throws IOException {
        assertThat(ArtefactJson.read(Golden.bytes("k-means-format-1.json"))).isEqualTo(MODEL);
    }

    @Test
    void shouldKeepTheSecondFormatReadable() throws IOException {
        assertThat(ArtefactJson.read(Golden.bytes("k-means-format-2.json"))).isEqualTo(LOG_MODEL);
    }

    @Test
    void shouldWriteTheFirstFormatThatCanExpressTheModel() throws IOException {
        assertThat(new String(ArtefactJson.write(MODEL), StandardCharsets.UTF_8))
                .isEqualTo(Golden.text("k-means-format-1.json"));
        assertThat(new String(ArtefactJson.write(LOG_MODEL), StandardCharsets.UTF_8))
                .isEqualTo(Golden.text("k-means-format-2.json"));
    }

    @Test
    void shouldKeepTheFormOfLinearModels() throws IOException {
        LinearModel model = new LinearModel(List.of("quantity", "price"),
                new Scaler(new double[]{9.938898, 4.649388}, new double[]{172.7058, 123.5531}), 18.5,
                new double[]{40.25, -1e-7});
        assertThat(new String(ArtefactJson.write(model), StandardCharsets.UTF_8))
                .isEqualTo(Golden.text("linear-format-3.json"));
        assertThat(ArtefactJson.read(Golden.bytes("linear-format-3.json"))).isEqualTo(model);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '>', quoteCharacter = '~',
            textBlock = """
                    "intercept":18.5    > "intercept":"x"     > 'intercept' is not a number: "x"
                    "intercept":18.5    > "offset":18.5       > 'intercept' is missing
                    [40.25,-1.0E-7]     > [40.25]             > inconsistent artefact: 2 features, but a scaler for 2 and 1 coefficients
                    """)
    void shouldSayWhatIsWrongWithALinearModel(String part, String replacement, String message) throws IOException {
        String broken = Golden.text("linear-format-3.json").replace(part, replacement);
        assertThatThrownBy(() -> ArtefactJson.read(broken.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(ArtefactFormatException.class).hasMessage(message);
    }

    @Test
    void shouldRefuseWhatAFormatDidNotKnow() throws IOException {
        String mixed = Golden.text("k-means-format-2.json").replace("\"formatVersion\":2", "\"formatVersion\":1");
        assertThatThrownBy(() -> ArtefactJson.read(mixed.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(ArtefactFormatException.class)
                .hasMessage("scaling 'log-standard' is not part of format version 1");
    }

    @Test
    void shouldKeepEveryBit() {
        Random random = new Random(5);
        for (int i = 0; i < 2_000; i++) {
            double[][] centroids = {{random.nextGaussian(), Math.exp(random.nextGaussian() * 50)},
                    {-random.nextDouble(), random.nextInt()}};
            KMeansModel model = new KMeansModel(List.of("a", "b"),
                    new Scaler(new double[]{random.nextGaussian(), 0}, new double[]{random.nextDouble() + 1e-9, 1}),
                    centroids, new int[]{1, 0});
            assertThat(ArtefactJson.read(ArtefactJson.write(model))).isEqualTo(model);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nonsense", "null", "[]", "{}", "{\"format\":\"other\"}"})
    void shouldRefuseWhatIsNoArtefact(String text) {
        assertThatThrownBy(() -> ArtefactJson.read(text.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(ArtefactFormatException.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '>', quoteCharacter = '~',
            textBlock = """
                    "formatVersion":1   > "formatVersion":5   > format version 5 is not known here, only 1 to 4
                    "formatVersion":1   > "formatVersion":0   > format version 0 is not known here, only 1 to 4
                    "kind":"k-means"    > "kind":"network"    > unknown kind of model: 'network'
                    "kind":"standard"   > "kind":"min-max"    > unknown kind of scaling: 'min-max'
                    "scale":[172.7058,  > "scale":["x",       > 'scale' holds something that is no number: "x"
                    "scale":[172.7058,  > "scale":[0,         > inconsistent artefact: feature 0 has mean 9.938898 and scale 0.0
                    "cluster":1         > "cluster":0         > inconsistent artefact: cluster number 0 is negative or not distinct
                    "cluster":1         > "cluster":1.5       > 'cluster' is not a whole number: 1.5
                    "scaling"           > "scalings"          > 'scaling' is missing
                    """)
    void shouldSayWhatIsWrong(String part, String replacement, String message) throws IOException {
        String broken = Golden.text("k-means-format-1.json").replace(part, replacement);
        assertThatThrownBy(() -> ArtefactJson.read(broken.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(ArtefactFormatException.class).hasMessage(message);
    }

    @Test
    void shouldRefuseTrailingBytes() throws IOException {
        byte[] twice = (Golden.text("k-means-format-1.json") + "{}").getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> ArtefactJson.read(twice)).isInstanceOf(ArtefactFormatException.class);
    }
}
