package dev.tillstream.ingest.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextDatesTest {

    @ParameterizedTest
    @CsvSource({"2009-12-01,2009-12-01T00:00:00Z", "2009-12-01 07:45,2009-12-01T07:45:00Z",
            "2009-12-01 07:45:30,2009-12-01T07:45:30Z", "2009-12-01T07:45:30.5,2009-12-01T07:45:30.500Z",
            "2009-12-01T07:45:00Z,2009-12-01T07:45:00Z", "2009-12-01T07:45:00+02:00,2009-12-01T05:45:00Z",
            "12/1/2009 7:45,2009-12-01T07:45:00Z", "12/13/2009 17:45:09,2009-12-13T17:45:09Z",
            "1/2/2010,2010-01-02T00:00:00Z", "' 2009-12-01 07:45 ',2009-12-01T07:45:00Z"})
    void shouldReadTheUsualForms(String text, String expected) {
        assertThat(TextDates.parse(text, ZoneOffset.UTC)).hasToString(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yesterday", "2009-02-30", "13/1/2009", "2009-12-01 25:00", "2009-12-01 7",
            "01.12.2009",
            "12/1/09", "2009-12-01T07:45:00X", "2009-13-01T07:45:00Z"})
    void shouldRefuseOtherTexts(String text) {
        assertThat(TextDates.parse(text, ZoneOffset.UTC)).isNull();
    }
}
