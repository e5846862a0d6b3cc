package org.plumbline.review.evidence;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

import org.plumbline.kit.time.PartialDate;
import org.plumbline.review.text.Text;

/**
 * A source as the desk describes it.
 *
 * @param author who wrote or said it; of a protected source, how readers are told of them
 * @param primary whether it is the first-hand record of what it tells
 * @param protectedSource whether readers are not told who it is; it has no address then, which would tell them
 * @param origin whose information it passes on; sources of one origin count once
 * @param notes for the desk only: never published, and no part of what is approved
 * @param archive the copy of the page that was kept when it was looked up
 * @param files pictures and documents that were uploaded for it, in their order; for the desk only
 * @param position where it stands among the others, from 0; at the end if null
 */
public record EvidenceItem(
        @NotBlank @Size(max = 200) @Pattern(regexp = Text.LINE, message = Text.PLAIN)
        String publisher,

        @NotBlank @Size(max = 300) @Pattern(regexp = Text.LINE, message = Text.PLAIN)
        String title,

        @Nullable @Size(max = 200) @Pattern(regexp = Text.LINE, message = Text.PLAIN)
        String author,

        @Nullable @Size(max = 2000) @WebLink String url,
        @Nullable PartialDate publishedOn,
        @NotNull SourceType type,
        boolean primary,
        boolean protectedSource,
        @NotNull Stance stance,

        @Nullable @Size(max = 2000) @Pattern(regexp = Text.LINES, message = Text.PLAIN)
        String quote,

        @Nullable @Valid Figure figure,

        @Nullable @Size(max = 200) @Pattern(regexp = Text.LINE, message = Text.PLAIN)
        String origin,

        @Nullable @Size(max = 5000) @Pattern(regexp = Text.LINES, message = Text.PLAIN)
        String notes,

        @Nullable UUID archive,

        @Size(max = EvidenceItem.MOST_FILES, message = EvidenceItem.TOO_MANY_FILES)
        List<UUID> files,

        @Nullable @Min(0) @Max(1000) Integer position) {

    public static final int MOST_FILES = 20;

    /** Why there are no more, as a phrase that follows the field's name. */
    public static final String TOO_MANY_FILES = "must be " + MOST_FILES + " at the most";

    public EvidenceItem {
        publisher = Text.orEmpty(publisher);
        title = Text.orEmpty(title);
        author = Text.orNull(author);
        url = Text.orNull(url);
        quote = Text.orNull(quote);
        origin = Text.orNull(origin);
        notes = Text.orNull(notes);
        files = files == null ? List.of() : files.stream().distinct().toList();
    }

    /** The same with other files. */
    public EvidenceItem withFiles(List<UUID> others) {
        return new EvidenceItem(
                publisher,
                title,
                author,
                url,
                publishedOn,
                type,
                primary,
                protectedSource,
                stance,
                quote,
                figure,
                origin,
                notes,
                archive,
                others,
                position);
    }

    public Optional<WebAddress> address() {
        return url == null ? Optional.empty() : WebAddress.parse(url);
    }
}
