package dev.tillstream.serving.info;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AcceptHeaderTest {

    @ParameterizedTest
    @ValueSource(strings = {
            "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
            "text/html",
            "TEXT/HTML;charset=utf-8",
            "text/*",
            "application/json;q=0.5, text/html;q=0.6",
            "application/json;q=0, */*",
            "text/html;q=0.001"})
    void shouldGiveHtmlToWhoPrefersIt(String accept) {
        // Then
        assertThat(AcceptHeader.prefersHtml(accept)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "*/*",
            "",
            "application/json",
            "application/json, text/html",
            "application/json, text/html;q=0.9",
            "text/html;q=0, */*",
            "text/html;q=0",
            "text/html;q=2",
            "text/html;q=x",
            "text/plain",
            "text/html;q=0.2, application/*;q=0.3",
            ";;,,q=1",
            "image/png"})
    void shouldGiveJsonToAllOthers(String accept) {
        // Then
        assertThat(AcceptHeader.prefersHtml(accept)).isFalse();
    }

    @Test
    void shouldGiveJsonWithoutTheHeader() {
        // Then
        assertThat(AcceptHeader.prefersHtml(null)).isFalse();
    }
}
