package dev.tillstream.trainer.rows;

import dev.tillstream.data.transaction.TransactionFields;

/**
 * Whom a row belongs to: its customer, or its invoice where it has none. Rows of one group are alike, and so are never
 * parted between training and evaluation. A group is a 64-bit hash (FNV-1a with the mixing of MurmurHash3 behind it),
 * whose lowest bit tells customers (1) from invoices (0).
 */
public final class RowGroup {

    private static final long START = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;

    private RowGroup() {}

    /** The row's group. */
    public static long of(TransactionFields row) {
        String customer = row.customerId();
        return customer == null ? hash(row.invoiceNo()) & ~1L : hash(customer) | 1L;
    }

    /** Whether the group is a customer. */
    public static boolean isCustomer(long group) {
        return (group & 1L) == 1;
    }

    private static long hash(String text) {
        long hash = START;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * PRIME;
        }
        return mixed(hash);
    }

    static long mixed(long hash) {
        long mixed = (hash ^ hash >>> 33) * 0xff51afd7ed558ccdL;
        mixed = (mixed ^ mixed >>> 33) * 0xc4ceb9fe1a85ec53L;
        return mixed ^ mixed >>> 33;
    }
}
