package dev.tillstream.trainer.cards;

import dev.tillstream.data.transaction.TransactionFields;

/** 64-bit hashes of rows, from all of their values: FNV-1a, with the mixing of MurmurHash3 behind it. */
final class RowHash {

    private static final long START = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;

    private RowHash() {}

    static long of(TransactionFields row) {
        long hash = add(START, row.invoiceNo());
        hash = add(hash, row.stockCode());
        hash = add(hash, row.description());
        hash = add(hash, row.quantity());
        hash = add(hash, row.invoiceDate().toEpochMilli());
        hash = add(hash, Double.doubleToLongBits(row.unitPrice()));
        hash = add(hash, row.customerId());
        return mixed(add(hash, row.country()));
    }

    private static long add(long hash, String text) {
        long next = hash;
        if (text != null) {
            for (int i = 0; i < text.length(); i++) {
                next = (next ^ text.charAt(i)) * PRIME;
            }
        }
        // No character has this value, so that texts are kept apart.
        return (next ^ 0x10000) * PRIME;
    }

    private static long add(long hash, long value) {
        return (hash ^ mixed(value)) * PRIME;
    }

    private static long mixed(long hash) {
        long mixed = (hash ^ hash >>> 33) * 0xff51afd7ed558ccdL;
        mixed = (mixed ^ mixed >>> 33) * 0xc4ceb9fe1a85ec53L;
        return mixed ^ mixed >>> 33;
    }
}
