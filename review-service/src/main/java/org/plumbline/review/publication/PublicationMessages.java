package org.plumbline.review.publication;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The site's own words; the Arabic ones stand in {@code messages/publication_ar.properties}. */
@MessageBundle("publication")
interface PublicationMessages {

    @Message("What was claimed, and what is so")
    String frontTitle();

    @Message("Claims checked against evidence by at least two people, with what they rest on.")
    String frontLead();

    @Message("Nothing has been published yet. Do you know a claim that should be checked?")
    String frontEmpty();

    @Message("Send in a claim")
    String askUs();

    @Message("{count} {#if count == 1}verdict{#else}verdicts{/if}, newest first")
    String verdictCount(long count);

    @Message("Older verdicts")
    String older();

    @Message("Fact check")
    String factCheck();

    @Message("Said by")
    String saidBy();

    @Message("citing")
    String citing();

    @Message("First publication")
    String firstPublication();

    @Message("Rating")
    String rating();

    @Message("Published without two independent sources")
    String waiverTitle();

    @Message(
            "The desk asks for at least two independent sources, one of them primary. An editor waived this here, and gave this reason:")
    String waiverLead();

    @Message("What we found")
    String findings();

    @Message("Evidence")
    String evidence();

    @Message("No source is cited.")
    String noEvidence();

    @Message("supports the claim")
    String supports();

    @Message("refutes the claim")
    String refutes();

    @Message("gives context")
    String context();

    @Message("primary source")
    String primary();

    @Message("secondary source")
    String secondary();

    @Message("goes back to")
    String originIs();

    @Message("counts as one source with {others}")
    String countedWith(String others);

    @Message("The desk knows who this is, and has promised not to say.")
    String protectedSource();

    @Message("We have kept a copy of this page since {date}. Its SHA-256:")
    String copyKept(String date);

    @Message("Where the claim was seen")
    String appearances();

    @Message("A place where a claim appears is not evidence for it.")
    String appearancesHint();

    @Message("How we checked")
    String method();

    @Message("What changed and when")
    String record();

    @Message(
            "Written by {writers} {#if writers == 1}person{#else}people{/if}, approved by {approvers} {#if approvers == 1}editor{#else}editors{/if} who wrote no part of it.")
    String checkedBy(int writers, int approvers);

    @Message("Revision {number}")
    String revision(int number);
}
