package org.plumbline.claims.claim;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;

import org.plumbline.claims.extraction.CheckWorthiness;
import org.plumbline.claims.extraction.Weights;
import org.plumbline.kit.hash.Sha256;

/**
 * How much a claim deserves to be looked at before others: the weighted mean of components that each say why. Weights and
 * the table of harm stand in {@code priority.properties}. A claim's age is none of them: it would change every stored
 * priority by the hour, and lists sort by age as well.
 */
public record Priority(List<Component> components) {

    private static final Properties TABLE = table();
    private static final HarmTable HARM = new HarmTable(TABLE);
    private static final Weights WEIGHTS = Weights.shipped();
    private static final CheckWorthiness SCORER = new CheckWorthiness(WEIGHTS);

    /** What a change of this class has to change as well, for stored priorities to be computed anew. */
    private static final String FORMULA = "1";

    /** Changes with the table, the weights of the scorer and the formula. */
    static final String BASIS =
            Sha256.hex(FORMULA + new TreeMap<>(TABLE) + WEIGHTS.format()).substring(0, 16);

    /** The most points that there are. */
    public static final int MOST = 1000;

    public Priority {
        components = List.copyOf(components);
    }

    /**
     * One of the things that it is made of.
     *
     * @param value 0 to 1
     * @param weight how much it counts beside the others
     * @param words why, for people
     */
    public record Component(String name, double value, double weight, String words) {}

    /**
     * The priority of a claim.
     *
     * @param demand how many people asked for it
     * @param byPartner whether a partner sent it in
     */
    static Priority of(Statement claim, int demand, boolean byPartner) {
        return new Priority(List.of(demand(demand), reach(claim, byPartner), harm(claim), checkability(claim)));
    }

    /** The weighted mean of the components, 0 to 1. */
    public double total() {
        double sum = 0;
        double weights = 0;
        for (Component component : components) {
            sum += component.value() * component.weight();
            weights += component.weight();
        }
        return sum / weights;
    }

    /** The same in whole points, 0 to {@value #MOST}, by which lists sort. */
    int points() {
        return (int) Math.round(total() * MOST);
    }

    /** The second one who asks says more than the hundredth. */
    private static Component demand(int demand) {
        double most = Math.log1p(Double.parseDouble(TABLE.getProperty("demand.most")));
        return component(
                "demand",
                Math.min(1, Math.log1p(demand) / most),
                switch (demand) {
                    case 0 -> "nobody asked for it yet";
                    case 1 -> "1 person asked for it";
                    default -> String.format(Locale.ENGLISH, "%,d people asked for it", demand);
                });
    }

    private static Component reach(Statement claim, boolean byPartner) {
        int appearances = claim.appearances().size();
        long publishers = claim.appearances().stream()
                .map(Appearance::publisher)
                .filter(Objects::nonNull)
                .map(publisher -> publisher.toLowerCase(Locale.ROOT))
                .distinct()
                .count();
        double left = Math.pow(1 - share("reach.appearance"), appearances)
                * Math.pow(1 - share("reach.publisher"), (double) publishers)
                * (byPartner ? 1 - share("reach.partner") : 1);
        String seen = appearances == 0
                ? "not known to have been seen anywhere"
                : "seen in " + counted(appearances, "place")
                        + (publishers == 0 ? "" : ", by " + counted(publishers, "publisher"));
        return component("reach", 1 - left, seen + (byPartner ? "; sent in by a partner" : ""));
    }

    private static Component harm(Statement claim) {
        Optional<HarmTable.Found> worst = HARM.worst(claim.quantities(), claim.topics());
        return component(
                "harm",
                worst.map(HarmTable.Found::harm).orElse(0.0),
                worst.map(found -> "it is about: " + found.what())
                        .orElse("no quantity or topic of it speaks of harm to people"));
    }

    private static Component checkability(Statement claim) {
        double reads = SCORER.score(claim.text(), claim.language());
        double quantities = share("checkability.quantities");
        boolean counts = !claim.quantities().isEmpty();
        return component(
                "checkability",
                reads * (1 - quantities) + (counts ? quantities : 0),
                Math.round(100 * reads) + " of 100 by its wording alone"
                        + (counts
                                ? "; with " + counted(claim.quantities().size(), "quantity")
                                : "; without a quantity"));
    }

    private static Component component(String name, double value, String words) {
        return new Component(name, value, share("weight." + name), words);
    }

    private static String counted(long count, String what) {
        String many = what.endsWith("y") ? what.substring(0, what.length() - 1) + "ies" : what + "s";
        return count + " " + (count == 1 ? what : many);
    }

    private static double share(String name) {
        return HarmTable.share(TABLE, name);
    }

    private static Properties table() {
        try (Reader reader = new InputStreamReader(
                Objects.requireNonNull(Priority.class.getResourceAsStream("priority.properties")),
                StandardCharsets.UTF_8)) {
            Properties table = new Properties();
            table.load(reader);
            return table;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
