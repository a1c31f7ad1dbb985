package dev.tillstream.serving.members;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import dev.tillstream.data.model.ModelManifest;
import org.junit.jupiter.api.Test;

class VersionMembersTest {

    private static final byte[] FIRST = MemberEvents.members(Map.of(2, List.of("a", "b"), 7, List.of("c")));
    private static final byte[] SECOND = MemberEvents.members(Map.of(2, List.of("a"), 7, List.of("b", "c")));

    private final Deque<Runnable> later = new ArrayDeque<>();
    private byte[] given = FIRST;

    @Test
    void shouldTellTheMembersOfTheRevisionThatItNames() {
        // Given
        VersionMembers members = members(manifest -> given, Duration.ofMinutes(1));
        members.inService(manifest(4, FIRST));
        assertThat(members.state()).isInstanceOf(MembersState.Awaited.class);
        later.remove().run();

        // When
        given = SECOND;
        members.inService(manifest(5, SECOND));

        // Then
        assertThat(known(members).manifest().revision()).isEqualTo(4);
        assertThat(known(members).clusterOf("b")).hasValue(2);
        later.remove().run();
        assertThat(known(members).manifest().revision()).isEqualTo(5);
        assertThat(known(members).clusterOf("b")).hasValue(7);
        assertThat(known(members).clusterOf("d")).isEmpty();
    }

    @Test
    void shouldFetchNothingWhenTheMembersAreTheSame() {
        // Given
        VersionMembers members = members(manifest -> given, Duration.ofMinutes(1));
        members.inService(manifest(4, FIRST));
        later.remove().run();

        // When
        members.inService(manifest(5, FIRST));

        // Then
        assertThat(later).isEmpty();
        assertThat(known(members).manifest().revision()).isEqualTo(5);
    }

    @Test
    void shouldNotTakeWhatWasFetchedForARevisionThatWasReplacedMeanwhile() {
        // Given
        VersionMembers members = members(
                manifest -> manifest.revision() == 4 ? FIRST : SECOND, Duration.ofMinutes(1));
        members.inService(manifest(4, FIRST));
        members.inService(manifest(5, SECOND));

        // When
        later.removeLast().run();
        later.removeLast().run();

        // Then
        assertThat(known(members).manifest().revision()).isEqualTo(5);
    }

    @Test
    void shouldSayWhyTheyAreMissingAndTryAgainWhenAsked() {
        // Given
        byte[] newer = new String(FIRST).replace("\"formatVersion\":1", "\"formatVersion\":99").getBytes();
        given = newer;
        VersionMembers members = members(manifest -> given, Duration.ZERO);
        members.inService(manifest(4, newer));

        // When
        later.remove().run();

        // Then
        assertThat(members.state()).isInstanceOfSatisfying(MembersState.Missing.class,
                missing -> assertThat(missing.why()).contains("format version 99"));
        given = FIRST;
        later.remove().run();
        assertThat(known(members).clusterOf("c")).hasValue(7);
    }

    @Test
    void shouldForgetThemWhenTheNextModelHasNone() {
        // Given
        VersionMembers members = members(manifest -> given, Duration.ofMinutes(1));
        members.inService(manifest(4, FIRST));
        later.remove().run();

        // When
        members.inService(manifest(5, null));

        // Then
        assertThat(members.state()).isInstanceOf(MembersState.None.class);
    }

    private VersionMembers members(Function<ModelManifest, byte[]> fetch, Duration betweenAttempts) {
        return new VersionMembers(fetch, later::add, betweenAttempts);
    }

    private static RevisionMembers known(VersionMembers members) {
        return ((MembersState.Known) members.state()).members();
    }

    private static ModelManifest manifest(long revision, byte[] members) {
        return MemberEvents.event(1, revision, members).manifest();
    }
}
