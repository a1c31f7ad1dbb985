package dev.tillstream.ingest.corpus;

import static dev.tillstream.ingest.RawWorkbook.inline;

import java.nio.file.Files;
import java.util.List;

import dev.tillstream.ingest.RawWorkbook;

/** Odd events of visitors. */
final class EventCases {

    private static final String HEADER = "timestamp,visitorid,event,itemid,transactionid\n";
    private static final String TIME = "2015-06-02T05:02:12.117Z";
    private static final String MISSING_ID = "transactionid is not a number";

    private EventCases() {}

    static List<CorpusCase> all() {
        return List.of(
                csv("events as RetailRocket has them", "1433221332117,257597,view,355908,\n"
                        + "1433221332117,257597,addtocart,355908,\n1433221332117,257597,transaction,355908,4000\n",
                        rows(3).values("timestamp", "1433221332117", "1433221332117", "1433221332117")
                                .values("event", "view", "addtocart", "transaction")
                                .values("transactionid", null, null, "4000")),
                csv("times in milliseconds, however they are written", "1433221332117.0,1,view,1,\n"
                        + "1.433221332117E12,1,view,1,\n\" 1433221332117 \",1,view,1,\n",
                        rows(3).values("timestamp", "1433221332117", "1433221332117", "1433221332117")),
                csv("times in seconds and before 1970, which are what they say", "1433221332,1,view,1,\n"
                        + "-1,1,view,1,\n0,1,view,1,\n",
                        rows(3).times("1969-12-31T23:59:59.999Z",
                                "1970-01-17T14:07:01.332Z").values("timestamp", "1433221332", "-1", "0")),
                csv("times that are none", "2015-06-02 05:02,1,view,1,\n1.5,1,view,1,\n1e300,1,view,1,\n,1,view,1,\n"
                        + "99999999999999999999,1,view,1,\n",
                        Receipt.events()
                                .rows(0, "timestamp is not a number of milliseconds",
                                        "timestamp is not a whole number of milliseconds", "timestamp is out of range",
                                        "timestamp is missing", "timestamp is out of range")
                                .letters("2 timestamp is not a number of milliseconds: '2015-06-02 05:02'",
                                        "3 timestamp is not a whole number of milliseconds: '1.5'",
                                        "4 timestamp is out of range: '1e300'", "5 timestamp is missing",
                                        "6 timestamp is out of range: '99999999999999999999'")),
                csv("events in other cases", event("View") + event("ADDTOCART") + event(" Transaction "),
                        rows(3).values("event", "view", "addtocart", "transaction")),
                csv("events that nobody knows", event("hover") + event("add to cart") + event(""), Receipt.events()
                        .rows(0, unknown(), unknown(), "event is missing")
                        .letters("2 event is none of view, addtocart, transaction: 'hover'",
                                "3 event is none of view, addtocart, transaction: 'add to cart'",
                                "4 event is missing")),
                csv("transactions with and without a number", bought("") + bought("NaN") + bought("nan")
                        + bought("NULL") + bought("4000.0") + bought("4e3") + bought("x") + bought("-1"),
                        rows(6, MISSING_ID, "transactionid is out of range")
                                .values("transactionid", null, null, null, null, "4000", "4000")
                                .letters("8 transactionid is not a number: 'x'",
                                        "9 transactionid is out of range: '-1'")),
                csv("visitors and items that are none", "1433221332117,-1,view,1,\n1433221332117,1.5,view,1,\n"
                        + "1433221332117,1,view,,\n1433221332117,1,view,9007199254740994,\n"
                        + "1433221332117,257597.0,view,9007199254740992,\n",
                        rows(1, "visitorid is out of range", "visitorid is not a whole number", "itemid is missing",
                                "itemid is out of range").values("visitorid", "257597")
                                .values("itemid", "9007199254740992")
                                .letters("2 visitorid is out of range: '-1'",
                                        "3 visitorid is not a whole number: '1.5'", "4 itemid is missing",
                                        "5 itemid is out of range: '9007199254740994'")),
                new CorpusCase("events in a workbook", "events.xlsx", workbook()::write,
                        Receipt.events().sheet("events", 3).times(TIME, TIME)
                                .values("timestamp", "1433221332117", "1433221332117", "1433221332117")
                                .values("transactionid", "4000", null, null)));
    }

    private static CorpusCase csv(String name, String rows, Receipt receipt) {
        return new CorpusCase(name, "events.csv", file -> Files.writeString(file, HEADER + rows), receipt);
    }

    private static Receipt rows(int published, String... refusedFor) {
        return Receipt.events().rows(published, refusedFor).times(TIME, TIME);
    }

    private static String event(String event) {
        return "1433221332117,1," + event + ",1,\n";
    }

    private static String bought(String transaction) {
        return "1433221332117,1,transaction,1," + transaction + "\n";
    }

    private static String unknown() {
        return "event is none of view, addtocart, transaction";
    }

    private static RawWorkbook workbook() {
        return new RawWorkbook().sheet("events", "<row>" + inline("", "visitorid") + inline("", "Event")
                + inline("", "timestamp") + inline("", "item_id") + inline("", "transactionid") + "</row>"
                + row("<c><v>1433221332117</v></c>", "<c><v>4000</v></c>")
                + row("<c><v>1.433221332117E12</v></c>", "<c/>")
                + row(inline("", "1433221332117.0"), inline("", "NaN")));
    }

    private static String row(String time, String transaction) {
        return "<row><c><v>257597</v></c>" + inline("", "View") + time + "<c><v>355908</v></c>" + transaction
                + "</row>";
    }
}
