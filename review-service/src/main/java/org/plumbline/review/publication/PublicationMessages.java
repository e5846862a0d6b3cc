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

    @Message("Verify this page")
    String verifyThisPage();

    @Message("This revision is leaf {index} of the public log of everything that was published here.")
    String verifyLeaf(String index);

    @Message("Hash of the leaf")
    String leafHash();

    @Message("Proof of this revision")
    String proofOfRevision();

    @Message("What the log is, and how to check it")
    String aboutLog();

    @Message("This revision is being added to the public log of everything that was published here.")
    String verifySoon();

    @Message("The log of what was published")
    String logTitle();

    @Message(
            "Whatever this desk publishes, it also enters into a log that can only grow. Who keeps a checkpoint of the log can show later that nothing in it was changed, put elsewhere or taken out.")
    String logLead();

    @Message("Check a page yourself")
    String logCheck();

    @Message("Address of a verdict")
    String logAddress();

    @Message("Look it up")
    String logLookUp();

    @Message("There is no verdict in the log at this address. Copy it from the page, e.g.")
    String logNotFound();

    @Message("Revision {revision} of this verdict is leaf {index} of the log.")
    String logFound(int revision, String index);

    @Message(
            "This page only says what stands in the database. To check it without trusting us, run this on a machine of your own:")
    String logCommand();

    @Message(
            "The program reads the page, its proof and the checkpoint, computes every hash anew, checks the signature, and compares with the checkpoint that it kept the last time.")
    String logCommandDoes();

    @Message("Latest checkpoint")
    String logCheckpoint();

    @Message(
            "The log has {count} {#if one}leaf{#else}leaves{/if}. The checkpoint names the log, says how many leaves it has and what the hash over all of them is, and is signed.")
    String logSize(String count, boolean one);

    @Message("Keep it somewhere else: with it you can tell later whether the log you see is still the same one.")
    String logKeep();

    @Message("The log has only just begun; its first checkpoint is being signed.")
    String logNoCheckpoint();

    @Message("Keys")
    String logKeys();

    @Message("signs since {date}")
    String logKeySince(String date);

    @Message("signed from {date} to {until}")
    String logKeyUntil(String date, String until);

    @Message("What a leaf holds")
    String logLeafTitle();

    @Message(
            "Of each piece of a revision a leaf holds a hash, mixed with a random number of its own. A court may order that a piece be removed: then piece and number are deleted, the hash stays, and everything else can still be checked. What was removed is listed with its proof.")
    String logLeaf();

    @Message("For programs")
    String logPrograms();

    @Message("Checkpoint")
    String logLinkCheckpoint();

    @Message("Keys, with how one introduced the next")
    String logLinkKeys();

    @Message("Newest hashes of the tree")
    String logLinkTile();
}
