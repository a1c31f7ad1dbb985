package dev.tillstream.ingest.corpus;

/** What a file must end in. */
sealed interface Expected permits Receipt, Refusal {}
