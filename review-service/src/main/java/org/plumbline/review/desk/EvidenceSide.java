package org.plumbline.review.desk;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.plumbline.review.evidence.SourceName;
import org.plumbline.review.evidence.WebAddress;
import org.plumbline.review.review.ArchiveView;
import org.plumbline.review.review.FileView;
import org.plumbline.review.review.ReviewView;

/**
 * What stands beside the fields of the evidence: copies of pages, files, and, for those who may know, who protected sources
 * are.
 */
public final class EvidenceSide {

    private static final int LONGEST_ADDRESS = 2000;

    private final Map<UUID, ArchiveView> pages;
    private final Map<UUID, FileView> files;
    private final Map<UUID, SourceName> names;
    private final DeskTime time;
    private final Map<String, String> prefilled;

    EvidenceSide(
            Map<UUID, ArchiveView> pages,
            Map<UUID, FileView> files,
            Map<UUID, SourceName> names,
            DeskTime time,
            @Nullable UUID archive,
            @Nullable UUID file) {
        this.pages = pages;
        this.files = files;
        this.names = names;
        this.time = time;
        this.prefilled = prefilled(archive, file);
    }

    /** What a new source's form begins with: what was found on the page, or the file that was uploaded. */
    Map<String, String> prefilled() {
        return prefilled;
    }

    /** The copy that a form refers to. */
    public @Nullable Copy copy(DeskForm form) {
        return id(form.value("archive"))
                .map(pages::get)
                .map(page -> Copy.of(page, time))
                .orElse(null);
    }

    /** The files that a form refers to. */
    public List<Attached> files(DeskForm form) {
        return Arrays.stream(form.value("files").split(",", -1))
                .map(EvidenceSide::id)
                .flatMap(Optional::stream)
                .map(files::get)
                .filter(Objects::nonNull)
                .map(Attached::of)
                .toList();
    }

    @Nullable
    Copy copy(ReviewView.Source source) {
        return source.archive() == null ? null : Copy.of(source.archive(), time);
    }

    @Nullable
    String name(UUID evidenceId) {
        SourceName name = names.get(evidenceId);
        return name == null ? null : name.name();
    }

    private Map<String, String> prefilled(@Nullable UUID archive, @Nullable UUID file) {
        Map<String, String> fields = new HashMap<>();
        ArchiveView page = archive == null ? null : pages.get(archive);
        if (page != null) {
            fields.put("archive", page.id().toString());
            fields.put("url", address(page));
            put(fields, "title", page.title());
            put(fields, "publisher", page.publisher());
            put(fields, "author", page.author());
            put(fields, "publishedOn", page.publishedOn());
        }
        FileView uploaded = file == null ? null : files.get(file);
        if (uploaded != null) {
            fields.put("files", uploaded.id().toString());
            fields.putIfAbsent("title", uploaded.name().replaceFirst("\\.[a-z]+$", ""));
        }
        return fields;
    }

    /** Where the page was in the end, unless that is the same page by a longer name. */
    private static String address(ArchiveView page) {
        boolean same = WebAddress.parse(page.url())
                .flatMap(asked -> WebAddress.parse(page.finalUrl()).map(asked::samePageAs))
                .orElse(false);
        return same || page.finalUrl().length() > LONGEST_ADDRESS ? page.url() : page.finalUrl();
    }

    private static void put(Map<String, String> fields, String field, @Nullable Object value) {
        if (value != null) {
            fields.put(field, value.toString());
        }
    }

    /** Whatever stands in an address or a form; what is no id refers to nothing. */
    static Optional<UUID> id(@Nullable String text) {
        try {
            return text == null || text.isBlank() ? Optional.empty() : Optional.of(UUID.fromString(text.strip()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
