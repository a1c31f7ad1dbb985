package dev.tillstream.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

import dev.tillstream.data.Datasets;
import dev.tillstream.data.product.Products;
import dev.tillstream.data.transaction.Transactions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadSettingsTest {

    private static final Optional<String> NONE = Optional.empty();

    @Test
    void shouldKnowEachDatasetByItsName() {
        assertThat(Datasets.ALL).allSatisfy(d -> assertThat(ReadSettings.dataset(d.name())).isSameAs(d));
    }

    @Test
    void shouldSayWhichDatasetsThereAre() {
        assertThatThrownBy(() -> ReadSettings.dataset("flowers")).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there is no dataset 'flowers'; known are online-retail, amazon-sales, retailrocket");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTC", "Z", "Etc/UTC", "GMT", "+00:00"})
    void shouldTakeEachNameOfUtcForTheSame(String name) {
        assertThat(ReadSettings.zone(name)).isSameAs(ZoneOffset.UTC);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Europe/London", "+05:30", "Asia/Kolkata"})
    void shouldTakeZonesByPlaceAndByOffset(String name) {
        assertThat(ReadSettings.zone(name)).isEqualTo(ZoneId.of(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Nowhere/At_All", "London time", "+99", ""})
    void shouldNameAZoneThatThereIsNot(String name) {
        assertThatThrownBy(() -> ReadSettings.zone(name)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("there is no time zone '" + name + "'");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '=', quoteCharacter = '`', value = {";=;", "|=|", "TAB=`\t`", "tab=`\t`", "\\t=`\t`",
            "`\t`=`\t`", "` `=` `", "#=#", "^=^"})
    void shouldTakeADelimiterAsPeopleWriteIt(String text, char expected) {
        assertThat(ReadSettings.delimiter(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ";;", "\"", "\n", "\r", "tabs", "\ud83d\udecd"})
    void shouldRefuseWhatCannotDelimit(String text) {
        assertThatThrownBy(() -> ReadSettings.delimiter(text)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a delimiter is one character or 'tab', not '" + text + "'");
    }

    @Test
    void shouldTakeAnEncodingByAnyOfItsNames() {
        assertThat(ReadSettings.encoding("latin1")).isEqualTo(StandardCharsets.ISO_8859_1);
        assertThat(ReadSettings.encoding("utf-8")).isEqualTo(StandardCharsets.UTF_8);
        assertThat(ReadSettings.encoding("Windows-1252")).isEqualTo(Charset.forName("windows-1252"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"utf-99", "no name at all", "-"})
    void shouldNameAnEncodingThatThereIsNot(String name) {
        assertThatThrownBy(() -> ReadSettings.encoding(name)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there is no encoding '" + name + "'");
    }

    @Test
    void shouldPutSettingsTogether() {
        // When
        ReadOptions options = ReadSettings.options(Optional.of("amazon-sales"), "Europe/London", Optional.of(";"),
                Optional.of("latin1"));

        // Then
        assertThat(options).isEqualTo(new ReadOptions(Optional.of(Products.DATASET), ZoneId.of("Europe/London"),
                Optional.of(';'), Optional.of(StandardCharsets.ISO_8859_1)));
    }

    @Test
    void shouldFindOutWhatIsNotSet() {
        assertThat(ReadSettings.options(NONE, "UTC", NONE, NONE)).isEqualTo(ReadOptions.DETECT);
        assertThat(ReadSettings.options(Optional.of(" "), "UTC", Optional.of(""), Optional.of("")))
                .isEqualTo(ReadOptions.DETECT);
    }

    @Test
    void shouldTakeATabAloneForADelimiter() {
        assertThat(ReadSettings.options(NONE, "UTC", Optional.of("\t"), NONE).delimiter()).contains('\t');
    }

    @Test
    void shouldLetAFilesOwnDatasetGoFirst() {
        // Given
        ReadOptions products = ReadOptions.DETECT.of(Optional.of(Products.DATASET));

        // Then
        assertThat(products.dataset()).contains(Products.DATASET);
        assertThat(products.of(Optional.empty())).isSameAs(products);
        assertThat(products.of(Optional.of(Transactions.DATASET)).dataset()).contains(Transactions.DATASET);
        assertThat(products.of(Optional.of(Transactions.DATASET)).zone()).isEqualTo(products.zone());
    }
}
