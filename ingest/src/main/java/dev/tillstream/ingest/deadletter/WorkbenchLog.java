package dev.tillstream.ingest.deadletter;

import dev.tillstream.ingest.problem.Reasons;
import org.jboss.logging.Logger;

/** The lines that an operator acts on. Each has an id; none holds anything of a row. */
final class WorkbenchLog {

    private static final Logger LOG = Logger.getLogger("dev.tillstream.ingest.deadletter");

    private WorkbenchLog() {}

    static void repaired(Letter letter) {
        LOG.infof("TILL-ING-030: dead letter repaired: letter=%s dataset=%s", letter.id(),
                letter.topic().dataset().name());
    }

    static void replayed(Letter letter) {
        LOG.infof("TILL-ING-031: dead letter replayed: letter=%s topic=%s", letter.id(), letter.topic().rows());
    }

    static void retrying(Exception reason) {
        LOG.warnf("TILL-ING-032: Kafka failed, or another instance was faster; trying again: reason=%s",
                Reasons.of(reason));
    }

    static void failed(Exception reason) {
        LOG.errorf("TILL-ING-033: the dead letters can't be reached: reason=%s", Reasons.of(reason));
    }
}
