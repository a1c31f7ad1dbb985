package dev.tillstream.serving.members;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Function;

import dev.tillstream.data.model.ModelManifest;
import dev.tillstream.data.model.Supplement;
import dev.tillstream.serving.members.RevisionMembers.Cluster;
import dev.tillstream.serving.model.ModelEvents;
import dev.tillstream.serving.model.RecentInputs;
import dev.tillstream.serving.model.ServedModel;
import dev.tillstream.serving.supplement.SupplementState;
import dev.tillstream.serving.supplement.VersionSupplement;
import org.junit.jupiter.api.Test;

class VersionMembersTest {

    private static final byte[] FIRST = MemberEvents.members(Map.of(2, List.of("a", "b"), 7, List.of("c")));
    private static final byte[] SECOND = MemberEvents.members(Map.of(2, List.of("a"), 7, List.of("b", "c")));

    private final Deque<Runnable> later = new ArrayDeque<>();
    private byte[] given = FIRST;

    @Test
    void shouldTellTheMembersOfTheRevisionThatItNames() {
        // Given
        VersionSupplement<SortedMap<Integer, Cluster>, RevisionMembers> members = members(manifest -> given,
                Duration.ofMinutes(1));
        members.inService(model(4, FIRST));
        assertThat(members.state()).isInstanceOf(SupplementState.Awaited.class);
        later.remove().run();

        // When
        given = SECOND;
        members.inService(model(5, SECOND));

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
        List<Long> fetched = new ArrayList<>();
        VersionSupplement<SortedMap<Integer, Cluster>, RevisionMembers> members = members(manifest -> {
            fetched.add(manifest.revision());
            return given;
        }, Duration.ofMinutes(1));
        members.inService(model(4, FIRST));
        later.remove().run();

        // When
        members.inService(model(5, FIRST));
        later.remove().run();

        // Then
        assertThat(fetched).containsExactly(4L);
        assertThat(known(members).manifest().revision()).isEqualTo(5);
    }

    @Test
    void shouldNotTakeWhatWasFetchedForARevisionThatWasReplacedMeanwhile() {
        // Given
        VersionSupplement<SortedMap<Integer, Cluster>, RevisionMembers> members = members(
                manifest -> manifest.revision() == 4 ? FIRST : SECOND, Duration.ofMinutes(1));
        members.inService(model(4, FIRST));
        members.inService(model(5, SECOND));

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
        VersionSupplement<SortedMap<Integer, Cluster>, RevisionMembers> members = members(manifest -> given,
                Duration.ZERO);
        members.inService(model(4, newer));

        // When
        later.remove().run();

        // Then
        assertThat(members.state()).isInstanceOfSatisfying(SupplementState.Missing.class,
                missing -> assertThat(missing.why()).contains("format version 99"));
        given = FIRST;
        later.remove().run();
        assertThat(known(members).clusterOf("c")).hasValue(7);
    }

    @Test
    void shouldSayThatTheyAreMissingWhenTheyFailInAnotherWay() {
        // Given
        VersionSupplement<SortedMap<Integer, Cluster>, RevisionMembers> members = members(manifest -> {
            throw new IllegalStateException("on purpose");
        }, Duration.ofMinutes(1));
        members.inService(model(4, FIRST));

        // When
        later.remove().run();

        // Then
        assertThat(members.state()).isInstanceOfSatisfying(SupplementState.Missing.class,
                missing -> assertThat(missing.why()).isEqualTo("members.json can't be used"));
    }

    @Test
    void shouldForgetThemWhenTheNextModelHasNone() {
        // Given
        VersionSupplement<SortedMap<Integer, Cluster>, RevisionMembers> members = members(manifest -> given,
                Duration.ofMinutes(1));
        members.inService(model(4, FIRST));
        later.remove().run();

        // When
        members.inService(model(5, null));

        // Then
        assertThat(members.state()).isInstanceOf(SupplementState.None.class);
    }

    private VersionSupplement<SortedMap<Integer, Cluster>, RevisionMembers> members(
            Function<ModelManifest, byte[]> fetch, Duration betweenAttempts) {
        return new VersionSupplement<>(Supplement.MEMBERS, new MembersForm(), fetch, later::add, betweenAttempts);
    }

    private static RevisionMembers known(
            VersionSupplement<SortedMap<Integer, Cluster>, RevisionMembers> members) {
        return ((SupplementState.Known<RevisionMembers>) members.state()).supplement();
    }

    private static ServedModel model(long revision, byte[] members) {
        return new ServedModel(MemberEvents.event(1, revision, members).manifest(), ModelEvents.model(1), 0,
                new RecentInputs());
    }
}
