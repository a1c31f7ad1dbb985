package dev.tillstream.serving.members;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

class NamesTest {

    private final List<String> texts = List.of("", "100", "12", "12346", "Zoë", "z", "é");
    private final Names names = Names.of(texts);

    @Test
    void shouldGiveBackEveryName() {
        assertThat(names.page(0, 100)).isEqualTo(texts);
        assertThat(names.size()).isEqualTo(7);
        assertThat(texts).allMatch(names::contains);
    }

    @Test
    void shouldFindOnlyWhatIsThere() {
        assertThat(List.of("1", "123", "1234", "123467", "y", "ö", "\uD83D\uDE00")).noneMatch(names::contains);
        assertThat(Names.of(List.of()).contains("")).isFalse();
    }

    @Test
    void shouldGoOnBehindANameEvenIfItIsNotThere() {
        assertThat(names.page(names.firstAfter("12"), 2)).containsExactly("12346", "Zoë");
        assertThat(names.page(names.firstAfter("120"), 1)).containsExactly("12346");
        assertThat(names.page(names.firstAfter("é"), 1)).isEmpty();
    }
}
