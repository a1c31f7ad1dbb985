package dev.tillstream.serving.segmentation;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A customer as system 4 has it; numbers may be texts. */
@Schema(description = "Items bought, money spent in pounds sterling, and the number of different invoices")
public record CustomerPoint(
        @JsonProperty("TotalQuantity") @Schema(required = true, examples = "100") double totalQuantity,
        @JsonProperty("TotalAmount") @Schema(required = true, examples = "2000.0") double totalAmount,
        @JsonProperty("NumInvoices") @Schema(required = true, examples = "5") long numInvoices) {}
