package dev.tillstream.trainer.training;

import java.util.Locale;
import java.util.concurrent.Callable;

import dev.tillstream.data.event.ClusterCards;
import dev.tillstream.data.model.ModelManifest;
import dev.tillstream.trainer.store.ModelPublication;
import org.jboss.logging.Logger;

/** The cards of one announced model, still to be made. */
record CardJob(ModelPublication publication, ModelManifest manifest, Callable<ClusterCards> cards) {

    private static final Logger LOG = Logger.getLogger(CardJob.class);

    /** Makes and announces them, unless that was done meanwhile. */
    void run(RunLog log) throws Exception {
        if (publication.hasCards(manifest)) {
            return;
        }
        long began = System.nanoTime();
        ClusterCards made = cards.call();
        publication.publish(made);
        String line = String.format(Locale.ROOT, "family=%s version=%d revision=%d cards=%d announced: seconds=%.3f",
                manifest.family(), manifest.version(), manifest.revision(), made.cards().size(),
                (System.nanoTime() - began) / 1e9);
        LOG.info("TILL-TRN-012 " + line);
        log.add("%s", line);
    }
}
