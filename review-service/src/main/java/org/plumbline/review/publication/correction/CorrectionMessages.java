package org.plumbline.review.publication.correction;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Texts about what was corrected; the Arabic ones stand in {@code messages/corrections_ar.properties}. */
@MessageBundle("corrections")
public interface CorrectionMessages {

    @Message("What we corrected")
    String title();

    @Message("Every correction, update and retraction of a verdict, newest first, with what stood before.")
    String lead();

    @Message("Nothing that we published has been changed yet.")
    String empty();

    @Message("Nothing of this kind yet.")
    String emptyOfKind();

    @Message("{shown:number(count, 'en')} {#if count == 1}change{#else}changes{/if}, newest first")
    String count(long count);

    @Message("Kind")
    String kind();

    @Message("All")
    String all();

    @Message("Show")
    String show();

    @Message("First publication")
    String initial();

    @Message("Update")
    String update();

    @Message("Correction")
    String correction();

    @Message("Minor correction")
    String minor();

    @Message("Recheck")
    String recheck();

    @Message("Retraction")
    String retraction();

    @Message("Rating")
    String rating();

    @Message("Rating now")
    String ratingNow();

    @Message("Headline")
    String headline();

    @Message("Summary")
    String summary();

    @Message("What we found")
    String body();

    @Message("How we checked")
    String methodology();

    @Message("Reason for too few sources")
    String waiver();

    @Message("removed")
    String removed();

    @Message("added")
    String added();

    @Message("What changed")
    String changes();

    @Message("What was said to readers")
    String whatChanged();

    @Message("Before and after")
    String beforeAndAfter();

    @Message("Struck out: what stood before. Underlined: what stands since.")
    String legend();

    @Message("As it stood before")
    String seeBefore();

    @Message("As it was published then")
    String seeAfter();

    @Message("The verdict as it stands now")
    String seeNow();

    @Message("Corrections as a feed")
    String feed();

    @Message("Older changes")
    String older();

    @Message("What we correct, and how")
    String policy();

    @Message("Is something wrong?")
    String reportTitle();

    @Message("Report an error")
    String report();

    @Message("Be told when this verdict changes")
    String subscribe();

    @Message("Changes of this verdict as a feed")
    String verdictFeed();

    @Message("Everything that we corrected")
    String toAll();
}
