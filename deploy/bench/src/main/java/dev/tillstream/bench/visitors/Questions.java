package dev.tillstream.bench.visitors;

import java.util.ArrayList;
import java.util.List;

import dev.tillstream.bench.workbook.GeneratedWorkbooks;
import dev.tillstream.data.generator.VisitorEventGenerator;

/**
 * What recommendations are asked for: of ten questions six are of an item, three of a visitor, one of an item that nobody
 * has looked at. Events of the whole time are drawn evenly, so that much looked at items come often.
 */
final class Questions {

    private static final int MOST = 20_000;
    private static final int LAST_OF_TEN = 9;
    /** The largest id that rows may have; the generator's are far smaller. */
    private static final long UNKNOWN = 1L << 53;

    private final List<String> routes;

    private Questions(List<String> routes) {
        this.routes = List.copyOf(routes);
    }

    /** Of the events that {@link GeneratedWorkbooks#ofEvents} writes. */
    static Questions ofEvents(long rows) {
        List<String> routes = new ArrayList<>();
        long every = Math.max(1, rows / MOST);
        long[] event = {0};
        VisitorEventGenerator.generate(GeneratedWorkbooks.SEED, rows, row -> {
            if (event[0]++ % every == 0) {
                routes.add(route(routes.size(), row.itemId(), row.visitorId()));
            }
        });
        return new Questions(routes);
    }

    private static String route(int number, long item, long visitor) {
        String asked = switch (number % 10) {
            case 0, 1, 2, 3, 4, 5 -> "item=" + item;
            case 6, 7, 8 -> "visitor=" + visitor;
            default -> "item=" + (UNKNOWN - number);
        };
        return "/api/recommendations?" + asked;
    }

    /** All that are asked for, in turn, again and again. */
    List<String> routes() {
        return routes;
    }

    /** One of an item that nobody has looked at. */
    String ofUnknown() {
        return routes.get(LAST_OF_TEN);
    }

    /** Where among the routes that of a request is. */
    int place(long number) {
        return (int) (number % routes.size());
    }

    String route(long number) {
        return routes.get(place(number));
    }

    /** Whether no row is of what it asks for. */
    boolean isOfUnknown(long number) {
        return place(number) % 10 == LAST_OF_TEN;
    }
}
