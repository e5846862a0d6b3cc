package org.plumbline.review.publication.correction;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What differs between two revisions is called so; the Arabic names stand in {@code messages/difference_ar.properties}. */
@MessageBundle("difference")
public interface DifferenceMessages {

    @Message("Neither the claim, the rating, the texts, the sources nor the figures differ.")
    String nothing();

    @Message("Changed")
    String changed();

    @Message("Added")
    String added();

    @Message("Taken out")
    String removed();

    @Message("Order")
    String order();

    @Message("How it stands")
    String standing();

    @Message("What the rating means")
    String ratingMeaning();

    @Message("Number of the rating")
    String ratingNumber();

    @Message("Language")
    String language();

    @Message("The claim")
    String claim();

    @Message("The claim in other words")
    String restatement();

    @Message("Language of the claim")
    String claimLanguage();

    @Message("Who said it")
    String claimant();

    @Message("Person or organisation")
    String claimantKind();

    @Message("a person")
    String person();

    @Message("an organisation")
    String organisation();

    @Message("not known")
    String unknown();

    @Message("Who said it, at Wikidata")
    String wikidata();

    @Message("Who they have it from")
    String citing();

    @Message("When it was said")
    String statedOn();

    @Message("Topics")
    String topics();

    @Message("Where the claim was seen")
    String appearances();

    @Message("Figures in the claim")
    String quantities();

    @Message("Sources")
    String sources();

    @Message("Figures that it was checked by")
    String figures();

    @Message("Publisher")
    String publisher();

    @Message("Title")
    String title();

    @Message("Author")
    String author();

    @Message("Address")
    String address();

    @Message("Date")
    String date();

    @Message("Quote")
    String quote();

    @Message("Kind of source")
    String sourceType();

    @Message("report")
    String report();

    @Message("data set")
    String dataset();

    @Message("document")
    String document();

    @Message("statement")
    String statement();

    @Message("media")
    String media();

    @Message("other")
    String other();

    @Message("Primary or secondary")
    String primary();

    @Message("Kept unnamed by promise")
    String protectedSource();

    @Message("What it does to the claim")
    String stance();

    @Message("Figure")
    String figure();

    @Message("Goes back to")
    String origin();

    @Message("Copy that we keep")
    String copy();

    @Message("Counts as one source with")
    String countedWith();

    @Message("What is counted")
    String measure();

    @Message("Of whom")
    String ofWhom();

    @Message("Where")
    String place();

    @Message("From")
    String periodStart();

    @Message("To")
    String periodEnd();

    @Message("As of")
    String asOf();

    @Message("According to")
    String attributedTo();

    @Message("Whether the claim denies it")
    String denied();

    @Message("yes")
    String yes();

    @Message("no")
    String no();

    @Message("What they said of the claim when it was made")
    String then();

    @Message("What they said of it at the publication")
    String now();

    @Message("Series")
    String series();

    @Message("total since the start")
    String cumulative();

    @Message("in each period")
    String perPeriod();

    @Message("as it stood on the day")
    String level();

    @Message("estimated")
    String estimated();

    @Message("Figure that the claim was judged by")
    String judgedBy();

    @Message("Figures of the series")
    String points();

    /** Of days that are not shown one by one. */
    @Message("and {count} {#if one}other day{#else}other days{/if} before that")
    String moreDays(String count, boolean one);

    /** A figure of a claim that has no words of its own. */
    @Message("figure {number}")
    String figureNumber(String number);
}
