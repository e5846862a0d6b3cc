package org.plumbline.review.review;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.plumbline.kit.fetch.PublicLinks;
import org.plumbline.kit.problem.Problem;
import org.plumbline.kit.problem.ProblemException;
import org.plumbline.kit.time.PartialDate;
import org.plumbline.review.check.BelowZero;
import org.plumbline.review.evidence.EvidenceItem;
import org.plumbline.review.evidence.Figure;
import org.plumbline.review.evidence.SourceName;
import org.plumbline.review.evidence.archive.ArchivedPage;

/** What must hold between the fields of a source, and between it and the review. */
final class EvidenceChecks {

    private final ReviewFile file;
    private final EvidenceItem item;
    private final List<Problem.Violation> violations = new ArrayList<>();

    private EvidenceChecks(ReviewFile file, EvidenceItem item) {
        this.file = file;
        this.item = item;
    }

    /**
     * Refuses what cannot be stored.
     *
     * @param name of the protected source, if it is known
     * @throws ProblemException 422 with all the fields that are wrong, 409 if the claim appeared at the address
     */
    static void check(ReviewFile file, EvidenceItem item, @Nullable SourceName name) {
        EvidenceChecks checks = new EvidenceChecks(file, item);
        checks.protection(name);
        checks.archive();
        checks.files();
        if (!checks.violations.isEmpty()) {
            throw ProblemException.invalid(checks.violations);
        }
        ArchivedPage page = file.kept().page(item.archive());
        Stream.concat(item.address().stream(), page == null ? Stream.empty() : page.addresses())
                .forEach(address -> KeepForEvidence.refuseAppearance(file, address));
    }

    /**
     * Refuses what a source cannot say. What was stored before a rule came up stays until somebody describes it anew.
     *
     * @throws ProblemException 422 with all the fields that are wrong
     */
    static void possible(ReviewFile file, EvidenceItem item, Instant now) {
        EvidenceChecks checks = new EvidenceChecks(file, item);
        checks.links();
        checks.days(now);
        checks.figure();
        if (!checks.violations.isEmpty()) {
            throw ProblemException.invalid(checks.violations);
        }
    }

    private void links() {
        if (item.url() != null && !PublicLinks.leadOut(item.url())) {
            refuse("url", "must not lead into a private network: readers could not follow it");
        }
    }

    private void days(Instant now) {
        // It is tomorrow somewhere.
        LocalDate last = now.atOffset(ZoneOffset.UTC).toLocalDate().plusDays(1);
        PartialDate published = item.publishedOn();
        if (published != null && published.first().isAfter(last)) {
            refuse("publishedOn", "must not lie in the future");
        }
    }

    private void figure() {
        Figure figure = item.figure();
        if (figure == null) {
            return;
        }
        if (figure.measure() == null) {
            refuse("figure.measure", "must say what the figure counts");
        } else if (figure.value().signum() < 0 && !BelowZero.isPossible(figure.measure(), null)) {
            refuse(
                    "figure.value",
                    "must not be below zero, since it counts; of a change or a temperature, say that it is one");
        }
    }

    private void protection(@Nullable SourceName name) {
        if (item.protectedSource()) {
            if (item.author() == null) {
                refuse(
                        "author",
                        "must say how readers are told of a protected source: an official, say, who asked not to be named");
            }
            if (item.url() != null) {
                refuse("url", "must be left out: it would tell readers who the protected source is");
            }
            if (item.archive() != null) {
                refuse("archive", "must be left out: it would tell readers who the protected source is");
            }
        }
        if (name != null) {
            Stream.of(
                            new Told("publisher", item.publisher()),
                            new Told("title", item.title()),
                            new Told("author", item.author()),
                            new Told("quote", item.quote()),
                            new Told("origin", item.origin()))
                    .filter(told -> told.names(name))
                    .forEach(told -> refuse(told.field(), "must not hold the protected source's name: readers see it"));
        }
    }

    /** What readers are told. */
    private record Told(String field, @Nullable String text) {

        boolean names(SourceName name) {
            return text != null && plain(text).contains(plain(name.name()));
        }

        private static String plain(String text) {
            return text.replaceAll("[\\s\\p{Z}]+", " ").toLowerCase(Locale.ROOT);
        }
    }

    private void archive() {
        UUID id = item.archive();
        if (id == null) {
            return;
        }
        ArchivedPage page = file.kept().page(id);
        if (page == null) {
            refuse("archive", "must be a page that was looked up for this review");
        } else if (item.url() != null && item.address().filter(page::isOf).isEmpty()) {
            refuse("url", "is not the address of the archived copy: look the new address up, or leave the copy out");
        } else if (item.url() == null && !item.protectedSource()) {
            refuse("url", "must be given, as there is an archived copy of it");
        }
    }

    private void files() {
        if (!file.kept().files().keySet().containsAll(item.files())) {
            refuse("files", "must be files that were uploaded for this review");
        }
        if (item.files().size() > EvidenceItem.MOST_FILES) {
            refuse("files", EvidenceItem.TOO_MANY_FILES);
        }
    }

    private void refuse(String field, String message) {
        violations.add(new Problem.Violation(field, message));
    }
}
