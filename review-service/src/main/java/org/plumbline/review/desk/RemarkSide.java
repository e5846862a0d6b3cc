package org.plumbline.review.desk;

import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import org.plumbline.kit.time.Ids;
import org.plumbline.review.remark.Part;
import org.plumbline.review.remark.RemarkView;
import org.plumbline.review.review.ReviewView.May;

/** The remarks on a draft as a page shows them, with the forms to make them, to answer and to resolve them. */
public final class RemarkSide {

    private final String reviewId;
    private final String reviewVersion;
    private final List<RemarkView> all;
    private final May may;
    private final DeskTime time;
    private final @Nullable Refusal refusal;

    RemarkSide(
            String reviewId,
            long reviewVersion,
            List<RemarkView> all,
            May may,
            DeskTime time,
            @Nullable Refusal refusal) {
        this.reviewId = reviewId;
        this.reviewVersion = Long.toString(reviewVersion);
        this.all = all;
        this.may = may;
        this.time = time;
        this.refusal = refusal;
    }

    /** A remark in the list. */
    public record Line(
            String id,
            int number,
            String part,
            String passage,
            String text,
            String by,
            Moment at,
            boolean todo,
            boolean found,
            @Nullable String resolvedBy,
            @Nullable Moment resolvedAt,
            String version,
            List<Answer> answers,
            DeskForm reply) {}

    /** What somebody answered. */
    public record Answer(String text, String by, Moment at) {}

    List<RemarkView> all() {
        return all;
    }

    public String reviewId() {
        return reviewId;
    }

    public String reviewVersion() {
        return reviewVersion;
    }

    public int count() {
        return all.size();
    }

    /** Another number with whatever is made, answered or resolved; the same that the live stream tells. */
    public long stamp() {
        return all.stream()
                .mapToLong(remark -> 1 + remark.version() + remark.replies().size())
                .sum();
    }

    public List<Line> open() {
        return all.stream().filter(remark -> !remark.resolved()).map(this::line).toList();
    }

    public List<Line> resolved() {
        return all.stream().filter(RemarkView::resolved).map(this::line).toList();
    }

    /** How many things the draft was returned with; 0 if it was not. */
    public int todo() {
        return (int) all.stream().filter(RemarkView::todo).count();
    }

    public int done() {
        return (int) all.stream()
                .filter(RemarkView::todo)
                .filter(RemarkView::resolved)
                .count();
    }

    public boolean allowed() {
        return may.allowed();
    }

    public List<ReviewPage.Option> parts() {
        return List.of(Part.values()).stream()
                .map(part -> new ReviewPage.Option(part.name(), Label.of(part).words()))
                .toList();
    }

    public DeskForm form() {
        return DeskForm.of("remark", Map.of(), may, refusal);
    }

    /** By which a form that is sent twice creates once. */
    public String key() {
        return Ids.next().toString();
    }

    private Line line(RemarkView remark) {
        return new Line(
                remark.id().toString(),
                remark.number(),
                Label.of(remark.part()).words(),
                remark.passage(),
                remark.remark(),
                remark.by().name(),
                time.of(remark.at()),
                remark.todo(),
                remark.found(),
                remark.resolvedBy() == null ? null : remark.resolvedBy().name(),
                remark.resolvedAt() == null ? null : time.of(Objects.requireNonNull(remark.resolvedAt())),
                Long.toString(remark.version()),
                remark.replies().stream()
                        .map(reply -> new Answer(reply.text(), reply.by().name(), time.of(reply.at())))
                        .toList(),
                DeskForm.of("reply-" + remark.id(), Map.of(), may, refusal));
    }
}
