package org.plumbline.claims.extraction;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;

/**
 * What each feature adds to the log-odds that a sentence is worth checking.
 *
 * @param bias the log-odds of a sentence with no feature at all
 * @param of by feature; what is not named weighs nothing
 */
public record Weights(double bias, Map<Feature, Double> of) {

    public Weights {
        of = Map.copyOf(of);
    }

    /** The weights that come with the product. They were set by hand, none was fitted. */
    public static Weights shipped() {
        String name = "weights.properties";
        try (Reader reader = new InputStreamReader(
                Objects.requireNonNull(Weights.class.getResourceAsStream(name), name), StandardCharsets.UTF_8)) {
            return read(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads lines of the form {@code NUMBER = 1.5}; the bias is called {@code BIAS}.
     *
     * @throws IllegalArgumentException if a name is no feature, or a weight no finite number
     */
    public static Weights parse(String lines) {
        try {
            return read(new StringReader(lines));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Weights read(Reader reader) throws IOException {
        Properties lines = new Properties();
        lines.load(reader);
        double bias = 0;
        Map<Feature, Double> weights = new EnumMap<>(Feature.class);
        for (String name : lines.stringPropertyNames()) {
            double weight = Double.parseDouble(lines.getProperty(name));
            if (!Double.isFinite(weight)) {
                throw new IllegalArgumentException(name + " wants a finite number");
            }
            if (name.equals("BIAS")) {
                bias = weight;
            } else {
                weights.put(Feature.valueOf(name), weight);
            }
        }
        return new Weights(bias, weights);
    }

    /** The lines that {@link #parse} reads, in the features' order. */
    public String format() {
        StringBuilder lines = new StringBuilder(String.format(Locale.ROOT, "BIAS = %.4f%n", bias));
        for (Feature feature : Feature.values()) {
            lines.append(String.format(Locale.ROOT, "%s = %.4f%n", feature, of(feature)));
        }
        return lines.toString();
    }

    double of(Feature feature) {
        return of.getOrDefault(feature, 0.0);
    }
}
