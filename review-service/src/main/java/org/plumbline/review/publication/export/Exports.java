package org.plumbline.review.publication.export;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.jspecify.annotations.Nullable;

import org.plumbline.kit.text.CsvLine;
import org.plumbline.review.publication.ClaimReviewJson;
import org.plumbline.review.publication.PublishedVerdict;
import org.plumbline.review.publication.PublishedVerdicts;
import org.plumbline.review.publication.RevisionLine;
import org.plumbline.review.publication.search.Criteria;
import org.plumbline.review.publication.search.VerdictSearch;
import org.plumbline.review.publication.search.VerdictSearch.Part;
import org.plumbline.review.site.Site;

/**
 * Writes open data as it reads it, a few hundred verdicts at a time: each part is read in a transaction of its own, so that
 * a reader on a slow line holds neither a connection to the database nor more than one part of the memory.
 */
@ApplicationScoped
class Exports {

    private static final int PART = 200;

    private final VerdictSearch search;
    private final PublishedVerdicts verdicts;
    private final ClaimReviewJson claimReview;
    private final Site site;
    private final ObjectMapper json;

    Exports(
            VerdictSearch search,
            PublishedVerdicts verdicts,
            ClaimReviewJson claimReview,
            Site site,
            ObjectMapper json) {
        this.search = search;
        this.verdicts = verdicts;
        this.claimReview = claimReview;
        this.site = site;
        this.json = json;
    }

    /** How rows are written. */
    enum Form {
        CSV("text/csv;charset=UTF-8"),
        JSONL("application/jsonl;charset=UTF-8");

        private final String type;

        Form(String type) {
            this.type = type;
        }

        String type() {
            return type;
        }
    }

    /** Where the next part comes from. */
    @FunctionalInterface
    private interface Parts {

        Part after(@Nullable UUID revision);
    }

    /** Something that is written for each verdict. */
    @FunctionalInterface
    private interface Row {

        void of(PublishedVerdict verdict) throws IOException;
    }

    /** All verdicts as they stand, from after a revision on; the names of the columns stand only at the very beginning. */
    void current(Form form, @Nullable UUID after, OutputStream out) throws IOException {
        write(form, after, revision -> search.after(Criteria.ALL, revision, PART), out);
    }

    /** Every revision that was published on a day of the desk's zone. */
    void ofDay(Form form, LocalDate day, @Nullable UUID after, OutputStream out) throws IOException {
        write(form, after, revision -> revisions(day, revision), out);
    }

    /** All verdicts as a schema.org DataFeed of ClaimReviews. */
    void dataFeed(OutputStream out) throws IOException {
        Writer writer = writer(out);
        VerdictSearch.State state = search.state(Criteria.ALL);
        Map<String, Object> head = new LinkedHashMap<>();
        head.put("@context", "https://schema.org");
        head.put("@type", "DataFeed");
        head.put("name", site.deskName());
        head.put("url", site.url() + "/data/claimreview.json");
        head.put("dateModified", state.publishedAt().toString());
        String object = text(head);
        writer.write(object.substring(0, object.length() - 1) + ",\"dataFeedElement\":[");
        boolean[] first = {true};
        each(null, revision -> search.after(Criteria.ALL, revision, PART), verdict -> {
            writer.write(first[0] ? "\n" : ",\n");
            first[0] = false;
            writer.write("{\"@type\":\"DataFeedItem\",\"dateCreated\":\"" + verdict.firstPublishedAt()
                    + "\",\"dateModified\":\"" + verdict.publishedAt() + "\",\"item\":"
                    + claimReview.json(verdict, revisions(verdict)) + "}");
        });
        writer.write("\n]}\n");
        writer.flush();
    }

    /** Most verdicts were never changed, and of those there is nothing to ask. */
    private List<RevisionLine> revisions(PublishedVerdict verdict) {
        return verdict.revision() == 1
                ? List.of()
                : verdicts.standing(verdict.verdictId()).revisions();
    }

    private Part revisions(LocalDate day, @Nullable UUID after) {
        List<UUID> found = verdicts.revisionsOf(day, after, PART + 1);
        List<UUID> shown = found.subList(0, Math.min(found.size(), PART));
        return new Part(verdicts.ofRevisions(shown), found.size() > shown.size() ? shown.getLast() : null);
    }

    private void write(Form form, @Nullable UUID after, Parts parts, OutputStream out) throws IOException {
        Writer writer = writer(out);
        switch (form) {
            case CSV -> {
                if (after == null) {
                    writer.write(CsvLine.FILE_START
                            + CsvLine.of(Arrays.stream(Column.values())
                                    .map(Column::title)
                                    .toList()));
                }
                each(
                        after,
                        parts,
                        verdict -> writer.write(CsvLine.of(Arrays.stream(Column.values())
                                .map(column -> column.cell(verdict))
                                .toList())));
            }
            case JSONL -> each(after, parts, verdict -> writer.write(text(row(verdict)) + "\n"));
        }
        writer.flush();
    }

    private static void each(@Nullable UUID after, Parts parts, Row row) throws IOException {
        UUID last = after;
        do {
            Part part = parts.after(last);
            for (PublishedVerdict verdict : part.items()) {
                row.of(verdict);
            }
            last = part.next();
        } while (last != null);
    }

    private static Map<String, Object> row(PublishedVerdict verdict) {
        Map<String, Object> row = new LinkedHashMap<>();
        for (Column column : Column.values()) {
            Object value = column.value(verdict);
            if (value != null) {
                row.put(column.title(), value);
            }
        }
        return row;
    }

    private String text(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cannot write open data", e);
        }
    }

    private static Writer writer(OutputStream out) {
        return new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    }
}
