package dev.tillstream.standalone;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import dev.tillstream.data.model.ModelManifest;
import dev.tillstream.serving.model.FamilyModels;
import dev.tillstream.serving.model.ServedModel;
import dev.tillstream.serving.reconciliation.Totals;

/** The words for a stream at rest. */
final class Summary {

    private Summary() {}

    /**
     * What identifies a state in which every row is accounted for and the three versions stand for all rows in batches.
     *
     * @return rows in batches and the revisions in service; empty while anything is still on its way
     */
    static List<Long> settledState(Totals totals, FamilyModels family) {
        boolean settled = totals.stored() > 0 && totals.unaccountedIngest() == 0 && totals.unaccountedBatcher() == 0
                && totals.digested() == totals.stored() && family.served().size() == FamilyModels.VERSIONS
                && family.served(FamilyModels.VERSIONS).orElseThrow().manifest().dataSize() == totals.stored();
        List<Long> state = new ArrayList<>();
        if (settled) {
            state.add(totals.stored());
            family.served().forEach(model -> state.add(model.manifest().revision()));
        }
        return state;
    }

    static String of(Totals totals, FamilyModels family, String url) {
        StringBuilder text = new StringBuilder("\n");
        line(text, "  Rows      %,d read = %,d published + %,d refused", totals.read(), totals.published(),
                totals.refused());
        line(text, "            %,d published%s = %,d in batches + %,d dead-lettered", totals.published(),
                totals.repaired() == 0 ? "" : String.format(Locale.ROOT, " + %,d repaired", totals.repaired()),
                totals.stored(), totals.deadLettered());
        for (ServedModel model : family.served()) {
            ModelManifest manifest = model.manifest();
            line(text, "  %s   %,d rows, revision %d, silhouette %.6f, inertia %.3f", model.name(), manifest.dataSize(),
                    manifest.revision(), model.silhouette(), manifest.metric(ModelManifest.INERTIA));
        }
        line(text, "");
        line(text, "  Open      %s/  and  %s/docs", url, url);
        line(text, "  Try       curl -s -X POST %s/predict/best -H 'Content-Type: application/json' "
                + "-d '{\"quantity\": 5.0, \"price\": 10.5}'", url);
        line(text, "  Stop      Ctrl+C");
        return text.append('\n').toString();
    }

    private static void line(StringBuilder text, String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
