package dev.tillstream.trainer.recommendations;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;

import dev.tillstream.data.model.Evaluation;
import dev.tillstream.data.model.ItemLists;
import dev.tillstream.data.model.ItemNeighbours;
import dev.tillstream.data.model.Merit;
import dev.tillstream.data.model.MetricNames;
import dev.tillstream.data.model.ModelManifest;
import dev.tillstream.data.model.Probe;
import dev.tillstream.trainer.ItemRecommendationsConfig;
import dev.tillstream.trainer.TrainerConfig;
import dev.tillstream.trainer.batches.BatchUnreadableException;
import dev.tillstream.trainer.family.Candidate;
import dev.tillstream.trainer.family.Family;
import dev.tillstream.trainer.family.Outcome;
import dev.tillstream.trainer.family.Slice;
import dev.tillstream.trainer.visitors.EventColumns;
import dev.tillstream.trainer.visitors.EventLog;
import dev.tillstream.trainer.visitors.VisitorFamily;
import dev.tillstream.trainer.visitors.VisitorHistories;

/**
 * What visitors may want to look at next, by what is looked at in the same sessions; see {@link NeighbourSearch}. A model
 * of the earlier part of the events is judged by the sessions that begin after it; what is announced is made of all the
 * events in the same way, since recommendations have to know the newest items. There is no drift.
 */
public final class ItemRecommendations extends VisitorFamily {

    private static final Merit MERIT = new Merit(MetricNames.RECALL_AT_10, true);
    private static final String ITEMS = "items";
    private static final String VISITORS = "visitors";
    private static final String BYTES = "snapshot_bytes";
    private static final int PROBES = 64;
    private static final ItemLists NOBODY = new ItemLists(new long[0], new int[]{0}, new int[0]);

    private final NeighbourSettings settings;

    ItemRecommendations(EventLog log, NeighbourSettings settings) {
        super(log);
        this.settings = settings;
    }

    /** As the trainer is configured. @param log which other families may share */
    public static Family of(TrainerConfig config, EventLog log) {
        ItemRecommendationsConfig family = config.itemRecommendations();
        return new ItemRecommendations(log,
                new NeighbourSettings(family.neighbours(), family.popular(), family.history(), family.visitors(),
                        family.window(), family.shrinkage(), family.halfLife(), family.trainedPercent()));
    }

    @Override
    public String name() {
        return "item-recommendations";
    }

    @Override
    public String algorithm() {
        return "item-to-item";
    }

    @Override
    public String library() {
        return "Tillstream";
    }

    @Override
    public List<String> features() {
        return ItemNeighbours.FEATURES;
    }

    @Override
    public Merit merit() {
        return MERIT;
    }

    @Override
    public Map<String, String> recipe() {
        Map<String, String> recipe = new TreeMap<>();
        recipe.put("versions", versions().name());
        recipe.put("neighbours", Integer.toString(settings.neighbours()));
        recipe.put("popular", Integer.toString(settings.popular()));
        recipe.put("history", Integer.toString(settings.history()));
        recipe.put("visitors", Integer.toString(settings.visitors()));
        recipe.put("window", Integer.toString(settings.window()));
        recipe.put("shrinkage", Double.toString(settings.shrinkage()));
        recipe.put("half-life", settings.halfLife().toString());
        recipe.put("session", "ended by a pause of " + VisitorHistories.LONGEST_PAUSE);
        recipe.put("held-out", heldOut());
        return recipe;
    }

    private String heldOut() {
        return "sessions that begin after " + settings.trainedPercent()
                + " % of the events, by a model of what was before";
    }

    /** One version after the other: each takes a few seconds and much memory at full size. */
    @Override
    public List<Candidate> train(List<Slice> slices, ExecutorService pool) throws BatchUnreadableException {
        List<Candidate> candidates = new ArrayList<>();
        for (Slice slice : slices) {
            long began = System.nanoTime();
            Outcome outcome = train(slice, histories(slice), began);
            candidates.add(before -> outcome);
        }
        return candidates;
    }

    private Outcome train(Slice slice, VisitorHistories histories, long began) {
        EventColumns events = histories.events();
        long[] ids = ItemSessions.items(events);
        int[] itemOf = ItemSessions.indices(events, ids);
        long split = histories.timeAfter(settings.trainedPercent());
        Map<String, Double> judged = judged(histories, ids, itemOf, split);
        if (judged.isEmpty()) {
            return new Outcome.Refused(slice, "no session that begins from " + Instant.ofEpochMilli(split)
                    + " on has two items, so that there is nothing to judge recommendations by");
        }
        ItemLists seen = SeenItems.newest(histories, itemOf, settings.visitors(), settings.history());
        ItemNeighbours model = search(histories, ids, itemOf, Long.MAX_VALUE).model(ids, seen);
        Map<String, Double> metrics = new TreeMap<>(judged);
        metrics.put(ModelManifest.ROWS, (double) events.size());
        metrics.put(ITEMS, (double) model.items());
        metrics.put(VISITORS, (double) histories.visitors());
        metrics.put(BYTES, (double) model.bytes());
        long earlier = before(events, split);
        return new Outcome.Trained(slice, model, metrics, List.of(), Map.of(), probes(model, ids),
                new byte[0], (System.nanoTime() - began) / 1e9, Map.of(), List.of(),
                new Evaluation(heldOut(), Math.max(1, earlier), Math.max(1, events.size() - earlier)));
    }

    private Map<String, Double> judged(VisitorHistories histories, long[] ids, int[] itemOf, long split) {
        ItemNeighbours earlier = search(histories, ids, itemOf, split).model(ids, NOBODY);
        return RankingMetrics.of(ItemSessions.of(histories, itemOf, split, Long.MAX_VALUE), ids, earlier,
                settings.history());
    }

    /** @param to what comes from this time on is not looked at */
    private NeighbourSearch search(VisitorHistories histories, long[] ids, int[] itemOf, long to) {
        return new NeighbourSearch(ItemSessions.of(histories, itemOf, Long.MIN_VALUE, to), ids.length,
                Math.min(to, histories.lastTime()), settings);
    }

    private static long before(EventColumns events, long split) {
        long before = 0;
        for (int event = 0; event < events.size(); event++) {
            if (events.time(event) < split) {
                before++;
            }
        }
        return before;
    }

    /** Items evenly spread over all, and one that nobody knows. */
    private static List<Probe> probes(ItemNeighbours model, long[] ids) {
        List<Probe> probes = new ArrayList<>();
        int count = Math.min(PROBES, ids.length);
        for (int i = 0; i < count; i++) {
            probes.add(probe(model, ids[(int) ((long) i * ids.length / count)]));
        }
        probes.add(probe(model, -1));
        return probes;
    }

    private static Probe probe(ItemNeighbours model, long item) {
        double[] input = {item};
        return new Probe(input, model.answer(input));
    }
}
