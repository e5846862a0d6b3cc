package org.plumbline.review.desk;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import org.plumbline.kit.identity.Person;
import org.plumbline.kit.time.Ids;
import org.plumbline.review.evidence.SourceType;
import org.plumbline.review.evidence.Stance;
import org.plumbline.review.figure.claim.VerdictTolerance;
import org.plumbline.review.review.ReviewView;
import org.plumbline.review.review.ReviewView.May;
import org.plumbline.review.review.Waiver;
import org.plumbline.review.review.rule.Action;
import org.plumbline.review.review.rule.Priority;
import org.plumbline.review.review.rule.ReviewState;
import org.plumbline.review.verdict.Draft;
import org.plumbline.review.verdict.Rating;
import org.plumbline.review.verdict.RatingScale;

/** A review as its pages show it to one person, with what was just typed if it was refused. */
public final class ReviewPage {

    private final ReviewView review;
    private final EvidenceSide sources;
    private final FiguresSide figures;
    private final List<Step> history;
    private final List<Option> colleagues;
    private final DraftSide drafting;
    private final List<ReaderReports.Report> reports;
    private final DeskTime time;
    private final @Nullable String done;
    private final @Nullable Refusal refusal;

    ReviewPage(
            ReviewView review,
            EvidenceSide sources,
            FiguresSide figures,
            List<Step> history,
            List<Option> colleagues,
            DraftSide drafting,
            List<ReaderReports.Report> reports,
            DeskTime time,
            @Nullable String done,
            @Nullable Refusal refusal) {
        this.review = review;
        this.sources = sources;
        this.figures = figures;
        this.history = history;
        this.colleagues = colleagues;
        this.drafting = drafting;
        this.reports = reports;
        this.time = time;
        this.done = done;
        this.refusal = refusal == null ? null : kept(refusal, review);
    }

    /** A message about a field, and where the field is. */
    public record FieldError(String id, String label, String message) {}

    /** An approval. */
    public record Given(
            String by, Moment at, boolean holds, @Nullable Moment voidedAt, String why) {}

    /** A value that a field can have. */
    public record Option(String value, String label) {}

    /** If the source that somebody was editing is gone, what they typed stands in the form for a new one. */
    private static Refusal kept(Refusal refusal, ReviewView review) {
        String form = refusal.form().name();
        boolean edited = form.startsWith("evidence-");
        boolean gone = edited && review.evidence().stream().noneMatch(source -> form.equals("evidence-" + source.id()));
        return gone ? refusal.as("evidence") : refusal;
    }

    public String id() {
        return review.id().toString();
    }

    public ClaimSide claim() {
        return ClaimSide.of(review.claimId(), review.claim());
    }

    /**
     * What the forms name as the version that they were made from. A form that was refused for what stood in it keeps
     * its own: another's change since then must not be overwritten unseen. So does one that is only looked at.
     */
    public String version() {
        if (drafting.previewed() != null) {
            return drafting.previewed().one("version");
        }
        return refusal == null || refusal.isStale()
                ? Long.toString(review.version())
                : refusal.form().one("version");
    }

    public @Nullable String done() {
        return done;
    }

    public @Nullable String refused() {
        return refusal == null ? null : refusal.words();
    }

    public List<FieldError> errors() {
        if (refusal == null) {
            return List.of();
        }
        String form = refusal.form().name();
        List<FieldError> errors = new ArrayList<>();
        refusal.errors()
                .forEach((field, message) -> errors.add(new FieldError(
                        form + "-" + field, form.startsWith("checker") ? "Who" : label(field), message)));
        return errors;
    }

    /** Whether the draft that was typed was made from an older one than stands. */
    public boolean draftsDiffer() {
        return refusal != null && refusal.isStale() && refusal.form().name().equals("draft");
    }

    /** After a refused approval: whether the content is another one than that which was read. */
    public boolean contentChanged() {
        return refusal != null
                && refusal.form().name().equals("approval")
                && !refusal.form().one("contentHash").equals(review.contentHash());
    }

    public Label state() {
        return Label.of(review.state());
    }

    public Label risk() {
        return Label.of(review.risk());
    }

    public boolean published() {
        return review.state() == ReviewState.PUBLISHED;
    }

    public boolean dropped() {
        return review.state() == ReviewState.DROPPED;
    }

    public boolean blocked() {
        return review.blocked() != null;
    }

    public @Nullable String blockedBecause() {
        return review.blocked();
    }

    public @Nullable String droppedBecause() {
        return review.dropped();
    }

    public @Nullable String claimNotice() {
        return review.claimNotice();
    }

    public @Nullable String remarks() {
        return review.remarks();
    }

    public Moment opened() {
        return time.of(review.openedAt());
    }

    public @Nullable String assignee() {
        return review.assignees().isEmpty()
                ? null
                : review.assignees().getFirst().name();
    }

    public Checking checking() {
        return Checking.of(review, colleagues, refusal);
    }

    public DueDay due() {
        return DueDay.of(review.dueOn(), time.today(), published() || dropped());
    }

    public DeskForm dueForm() {
        LocalDate dueOn = review.dueOn();
        return DeskForm.of(
                "due-date", Map.of("dueOn", dueOn == null ? "" : dueOn.toString()), may(Action.SCHEDULE), refusal);
    }

    public Priority priority() {
        return review.priority();
    }

    /** Whether it should come before others. */
    public boolean pressing() {
        return review.priority().compareTo(Priority.NORMAL) < 0;
    }

    public DeskForm priorityForm() {
        return DeskForm.of("priority", Map.of("priority", review.priority().name()), may(Action.PRIORITISE), refusal);
    }

    public List<Option> priorities() {
        return Arrays.stream(Priority.values())
                .map(one -> new Option(one.name(), one.words()))
                .toList();
    }

    public AppliedPolicy policy() {
        return AppliedPolicy.of(review, refusal);
    }

    /** How many readers asked for it, and whether they are told of it. */
    public ForReaders readers() {
        return ForReaders.of(review, time, refusal);
    }

    public Opinions opinions() {
        return Opinions.of(review, time, refusal);
    }

    /** Whom the review can be given to, with how much each has to do. */
    public List<Option> colleagues() {
        return colleagues;
    }

    public List<String> authors() {
        return review.authors().stream().map(Person::name).toList();
    }

    public @Nullable Waiver waiver() {
        return review.waiver();
    }

    public String contentHash() {
        return review.contentHash();
    }

    public ReviewView.@Nullable Published verdict() {
        return review.verdict();
    }

    /** Whether the person may do anything at all here, or only look. */
    public boolean working() {
        return review.may().values().stream().anyMatch(may -> !"role".equals(may.rule()));
    }

    public List<Rule> rules() {
        return published() || dropped() ? List.of() : Rule.of(review);
    }

    public List<Step> history() {
        return history;
    }

    public List<Given> approvals() {
        return review.approvals().stream()
                .map(approval -> new Given(
                        approval.by().name(),
                        time.of(approval.at()),
                        approval.holds(),
                        approval.voidedAt() == null ? null : time.of(approval.voidedAt()),
                        voided(approval.voidedBecause())))
                .toList();
    }

    private static String voided(@Nullable String because) {
        return switch (because) {
            case null -> "";
            case "content-changed" -> "the content was changed";
            case "risk-lowered" -> "the risk was lowered";
            case "rating-settled" -> "the rating was settled";
            case "editor-wrote" -> "the editor has written on the review since";
            case "editor-excluded" -> "the editor is excluded from this subject";
            case "returned" -> "the draft was returned";
            case "dropped" -> "the review was dropped";
            default -> because;
        };
    }

    public List<Piece> evidence() {
        return Piece.of(review, sources, time);
    }

    /** What follows for whoever looks, and for approvals, if they change sources or figures; empty if nothing does. */
    public String editingMeans() {
        if (!may(Action.EDIT_EVIDENCE).allowed()) {
            return "";
        }
        List<String> means = new ArrayList<>();
        if (drafting.couldApprove()) {
            means.add("Whoever adds, changes or moves a source, or checks the claim by series, is one of the authors,"
                    + " and cannot approve this review any more.");
        }
        if (review.approvals().stream().anyMatch(ReviewView.Approved::holds)) {
            means.add("After any change here, approvals given so far no longer hold.");
        }
        return String.join(" ", means);
    }

    /** Copies and files behind the evidence. */
    public EvidenceSide sources() {
        return sources;
    }

    /** What the claim is checked by. */
    public FiguresSide figures() {
        return figures;
    }

    /** Whether the form for a new source has something in it already. */
    public boolean prefilled() {
        return !newSource().isEmpty();
    }

    /** A link that could not be read is kept, so that the source can be described by hand. */
    private Map<String, String> newSource() {
        return refusal != null && refusal.form().name().equals("link")
                ? Map.of("url", refusal.form().one("url"))
                : sources.prefilled();
    }

    /** The other sources, whose origin can be this one's too. */
    public List<Option> origins(DeskForm form) {
        return evidence().stream()
                .filter(piece -> !form.name().equals("evidence-" + piece.id()))
                .map(piece -> new Option(
                        piece.id().toString(),
                        "[" + piece.number() + "] " + piece.item().title()))
                .toList();
    }

    public String key() {
        return Ids.next().toString();
    }

    public List<Option> types() {
        return options(SourceType.values());
    }

    public List<Option> stances() {
        return options(Stance.values());
    }

    private static List<Option> options(Enum<?>... constants) {
        List<Option> options = new ArrayList<>();
        for (Enum<?> constant : constants) {
            options.add(new Option(constant.name(), Label.of(constant).words()));
        }
        return options;
    }

    public Draft draft() {
        return review.draft();
    }

    public List<Rating> ratings() {
        return RatingScale.ratings();
    }

    public @Nullable Rating rating() {
        String slug = review.draft().rating();
        return slug == null ? null : RatingScale.get(slug);
    }

    /** The rating as of now, where it differs. */
    public @Nullable Rating ratingNow() {
        return review.draft().ratingNow() == null
                ? null
                : RatingScale.get(review.draft().ratingNow());
    }

    /** Whether it changes a verdict that is published. */
    public boolean follows() {
        return review.follows() != null;
    }

    public String kind() {
        return Label.of(review.kind()).words();
    }

    public @Nullable String openedBecause() {
        return review.openedBecause();
    }

    /** What readers reported that it looks into. */
    public List<ReaderReports.Report> reports() {
        return reports;
    }

    /** What can be done about a published verdict. */
    public List<Option> followUps() {
        return FollowUpPages.KINDS;
    }

    public DraftSide drafting() {
        return drafting;
    }

    public DeskForm form(String name) {
        return DeskForm.of(name, name.equals("evidence") ? newSource() : Map.of(), may(action(name)), refusal);
    }

    public DeskForm draftForm() {
        if (drafting.previewed() != null) {
            return new DeskForm("draft", drafting.previewed().fields(), Map.of(), true, may(Action.EDIT_DRAFT));
        }
        Draft draft = review.draft();
        Map<String, String> values = new HashMap<>();
        values.put("rating", orEmpty(draft.rating()));
        values.put("headline", orEmpty(draft.headline()));
        values.put("summary", orEmpty(draft.summary()));
        values.put("body", orEmpty(draft.body()));
        values.put("methodology", orEmpty(draft.methodology()));
        values.put("language", draft.language());
        values.put("ratingNow", orEmpty(draft.ratingNow()));
        values.put("changeNote", orEmpty(draft.changeNote()));
        return DeskForm.of("draft", values, may(Action.EDIT_DRAFT), refusal);
    }

    public DeskForm evidenceForm(Piece piece) {
        Map<String, String> values = EvidenceFields.of(piece.item());
        values.put("protectedName", orEmpty(piece.name()));
        return DeskForm.of("evidence-" + piece.id(), values, may(Action.EDIT_EVIDENCE), refusal);
    }

    /** The form for one more file of a source. */
    public DeskForm fileForm(Piece piece) {
        return DeskForm.of("file-" + piece.id(), Map.of(), may(Action.EDIT_EVIDENCE), refusal);
    }

    public DeskForm waiverForm() {
        Waiver waiver = review.waiver();
        return DeskForm.of(
                "source-waiver",
                waiver == null ? Map.of() : Map.of("reason", waiver.reason()),
                may(Action.WAIVE_SOURCES),
                refusal);
    }

    public DeskForm toleranceForm() {
        VerdictTolerance set = figures.tolerance().set();
        return DeskForm.of(
                TolerancePages.FORM,
                Map.of(
                        "mode",
                        set.mode().name(),
                        "amount",
                        set.amount() == null ? "" : set.amount().toPlainString(),
                        "reason",
                        orEmpty(set.reason())),
                figures.tolerance().may(),
                refusal);
    }

    public List<Option> toleranceModes() {
        return TolerancePages.MODES;
    }

    private Action action(String form) {
        return switch (form) {
            case "take" -> Action.TAKE;
            case "assignment" -> Action.ASSIGN;
            case "evidence", "link", "upload" -> Action.ADD_EVIDENCE;
            case "move", "detachment", "figures" -> Action.EDIT_EVIDENCE;
            case "follow-up" -> Action.FOLLOW_UP;
            case "removal" -> Action.REMOVE_EVIDENCE;
            case "submission" -> Action.SUBMIT;
            case "drop" -> Action.DROP;
            case "reopening" -> Action.REOPEN;
            case "risk" -> AppliedPolicy.isLowerable(review) ? Action.LOWER_RISK : Action.RAISE_RISK;
            case "block" -> Action.BLOCK;
            case "unblock" -> Action.UNBLOCK;
            case "approval" -> Action.APPROVE;
            case "return" -> Action.RETURN;
            case "publication" -> Action.PUBLISH;
            default -> throw new IllegalArgumentException("There is no form " + form);
        };
    }

    private May may(Action action) {
        return Objects.requireNonNull(review.may().get(action));
    }

    /** What the page calls a field of a form. */
    static String label(String field) {
        return switch (field) {
            case "url" -> "Address";
            case "publishedOn" -> "Published on";
            case "type" -> "Kind of source";
            case "figureValue" -> "Figure";
            case "figureMeasure" -> "What the figure counts";
            case "figureAsOf" -> "Figure as of";
            case "origin" -> "Whose information it passes on";
            case "notes" -> "Notes for the desk";
            case "protectedSource" -> "Protected source";
            case "protectedName" -> "Who it is";
            case "sameOriginAs" -> "The same information as";
            case "archive" -> "Archived copy";
            case "sub" -> "To whom";
            case "kind" -> "What for";
            case "ratingNow" -> "Rating now";
            case "changeNote" -> "What changed and why";
            case "dueOn" -> "Due on";
            case "mode" -> "What opens a recheck";
            case "amount" -> "How much";
            case "part" -> "Part of the draft";
            case "text" -> "Answer";
            default -> Label.capital(field);
        };
    }

    private static String orEmpty(@Nullable String value) {
        return value == null ? "" : value;
    }
}
