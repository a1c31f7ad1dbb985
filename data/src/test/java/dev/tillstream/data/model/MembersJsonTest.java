package dev.tillstream.data.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

import dev.tillstream.data.model.ClusterMembers.Members;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MembersJsonTest {

    @Test
    void shouldReadWhatItWrote() {
        // Given
        ClusterMembers members = new ClusterMembers(new TreeMap<>(Map.of(4, Members.of(List.of("12349")), 0,
                Members.of(List.of("\"Ä\"", "12346", "12347")))));
        // When
        byte[] bytes = MembersJson.write(members);
        // Then
        assertThat(new String(bytes, UTF_8)).isEqualTo("""
                {"format":"tillstream-members","formatVersion":1,"clusters":[\
                {"cluster":0,"size":3,"members":["\\"Ä\\"","12346","12347"]},\
                {"cluster":4,"size":1,"members":["12349"]}]}""");
        assertThat(MembersJson.read(bytes)).isEqualTo(members);
    }

    @Test
    void shouldNameNoMoreThanItsBound() {
        // Given
        List<String> many = IntStream.rangeClosed(0, ClusterMembers.MOST_NAMED).mapToObj(i -> String.format("%08d", i))
                .toList();
        // When
        Members members = Members.of(many);
        // Then
        assertThat(members.size()).isEqualTo(ClusterMembers.MOST_NAMED + 1);
        assertThat(members.named()).hasSize(ClusterMembers.MOST_NAMED).last().isEqualTo("00999999");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', value = {
            "?|Unexpected character",
            "[]|no object",
            "{\"format\":\"tillstream-members\",\"clusters\":[]}|format version 0",
            "{\"format\":\"tillstream-members\",\"formatVersion\":1} {}|follows",
            "{\"format\":\"tillstream-members\",\"formatVersion\":1,\"clusters\":[{\"cluster\":0,\"size\":1,\"members\":[\"7\"|Unexpected end",
            "{\"format\":\"tillstream-members\",\"formatVersion\":1,\"clusters\":{}}|no array",
            "{\"format\":\"tillstream-members\",\"formatVersion\":1,\"clusters\":[7]}|no cluster",
            "{\"format\":\"tillstream-members\",\"formatVersion\":1,\"clusters\":[{\"cluster\":0,\"size\":0},{\"cluster\":0,\"size\":0}]}|twice",
            "{\"format\":\"tillstream-members\",\"formatVersion\":1,\"clusters\":[{\"cluster\":3000000000,\"size\":0}]}|too large",
            "{\"format\":\"tillstream-model\"}|'''format'' is not ''tillstream-members'''",
            "{\"format\":\"tillstream-members\",\"formatVersion\":2}|format version 2",
            "{\"format\":\"tillstream-members\",\"formatVersion\":1,\"clusters\":[{\"cluster\":0.5}]}|whole number",
            "{\"format\":\"tillstream-members\",\"formatVersion\":1,\"clusters\":[{\"cluster\":0,\"size\":1,\"members\":[7]}]}|no text",
            "{\"format\":\"tillstream-members\",\"formatVersion\":1,\"clusters\":[{\"cluster\":0,\"size\":2,\"members\":[\"7\"]}]}|1 of 2 members",
            "{\"format\":\"tillstream-members\",\"formatVersion\":1,\"clusters\":[{\"cluster\":0,\"size\":2,\"members\":[\"7\",\"7\"]}]}|not in order",
            "{\"format\":\"tillstream-members\",\"formatVersion\":1,\"clusters\":[{\"cluster\":-1,\"size\":0,\"members\":[]}]}|negative"})
    void shouldRefuseWhatIsNoMembers(String text, String why) {
        assertThatThrownBy(() -> MembersJson.read(text.getBytes(UTF_8))).isInstanceOf(ArtefactFormatException.class)
                .hasMessageContaining(why);
    }
}
