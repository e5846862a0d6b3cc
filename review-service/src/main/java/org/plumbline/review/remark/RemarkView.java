package org.plumbline.review.remark;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonIgnore;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import org.plumbline.kit.identity.Person;
import org.plumbline.review.publication.MarkedPassage;

/**
 * A remark as the desk reads it.
 *
 * @param number its number among those of the review, the oldest being 1
 * @param part of the draft
 * @param passage the words that it is about, any white space as one space
 * @param prefix what stood before them
 * @param suffix what stood after them
 * @param revision the text of the draft that it was made on, if that is known
 * @param returnedAt when an editor returned the draft with it, if one did
 * @param todo whether it is on the list with which the draft was returned last
 * @param found whether the words still stand in that part of the draft
 * @param version to be sent as {@code If-Match} with what is to become of it
 * @param replies the oldest first
 * @param place where the words stand in the part as it reads now; null unless found
 */
@Schema(name = "Remark")
public record RemarkView(
        UUID id,
        int number,
        Part part,
        String passage,
        String prefix,
        String suffix,
        String remark,
        Person by,
        Instant at,
        @Nullable UUID revision,
        @Nullable Instant returnedAt,
        boolean todo,
        @Nullable Instant resolvedAt,
        @Nullable Person resolvedBy,
        boolean found,
        long version,
        List<Reply> replies,
        @JsonIgnore @Nullable MarkedPassage place) {

    /** What somebody answered. */
    @Schema(name = "RemarkReply")
    public record Reply(UUID id, String text, Person by, Instant at) {

        static Reply of(RemarkReply reply) {
            return new Reply(reply.id(), reply.text(), reply.madeBy(), reply.madeAt());
        }
    }

    static RemarkView of(Remark remark, int number, boolean todo, List<Reply> replies, @Nullable MarkedPassage place) {
        Quote quote = remark.quote();
        return new RemarkView(
                remark.id(),
                number,
                remark.part(),
                quote.exact(),
                quote.prefix(),
                quote.suffix(),
                remark.text(),
                remark.madeBy(),
                remark.madeAt(),
                remark.draftRevisionId(),
                remark.returnedAt(),
                todo,
                remark.resolvedAt(),
                remark.resolvedBy(),
                place != null,
                remark.version(),
                replies,
                place);
    }

    public boolean resolved() {
        return resolvedAt != null;
    }
}
