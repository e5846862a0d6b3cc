package org.plumbline.review.publication;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The site's own words; the Arabic ones stand in {@code messages/publication_ar.properties}. */
@MessageBundle("publication")
public interface PublicationMessages {

    @Message("What was claimed, and what is so")
    String frontTitle();

    @Message("Claims checked against evidence by at least two people, with what they rest on.")
    String frontLead();

    @Message("Nothing has been published yet. Do you know a claim that should be checked?")
    String frontEmpty();

    @Message("Send in a claim")
    String askUs();

    @Message("{shown:number(count, 'en')} {#if count == 1}verdict{#else}verdicts{/if}, newest first")
    String verdictCount(long count);

    @Message("Older verdicts")
    String older();

    @Message("Being checked now")
    String checkingTitle();

    @Message("There is no verdict on these claims yet. What the most readers asked for comes first.")
    String checkingLead();

    @Message("Being checked since")
    String checkingSince();

    @Message("Asked for by {shown:number(count, 'en')} {#if count == 1}reader{#else}readers{/if}")
    String askedForBy(int count);

    @Message("Ask us to check something")
    String askToCheck();

    @Message("Fact check")
    String factCheck();

    @Message("Said by")
    String saidBy();

    @Message("In other words:")
    String inOtherWords();

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

    /** Between two of a list. */
    @Message(",")
    String comma();

    @Message("counts as one source with {others}")
    String countedWith(String others);

    @Message("The desk knows who this is, and has promised not to say.")
    String protectedSource();

    @Message("We saved a copy of this page on {date}. Fingerprint of the copy (SHA-256):")
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

    @Message("Revision {shown:number(number, 'en')}")
    String revision(int number);

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

    @Message("When it was said")
    String ratingThen();

    @Message("Now, as of")
    String ratingNow();

    @Message("Now")
    String now();

    @Message("{then} when it was said; now: {now}")
    String ratedThenAndNow(String then, String now);

    @Message("Retracted")
    String retracted();

    @Message("was: {ratings}")
    String wasRated(String ratings);

    @Message("Retracted: {headline}")
    String retractedHeadline(String headline);

    @Message("Retracted, and not counted: {count}")
    String retractedCount(String count);

    @Message("You are reading revision {number} as it was published; the newest is revision {newest}.")
    String olderRevision(int number, int newest);

    @Message("Read the newest")
    String readNewest();

    @Message("We have retracted this verdict")
    String retractedTitle();

    @Message("It stays readable so that anybody can see what we published. Do not rely on it.")
    String retractedLead();

    @Message("We are checking this again")
    String recheckTitle();

    @Message("A recheck of this verdict is open since")
    String recheckLead();

    @Message("The figures")
    String figures();

    @Message("The claim says {claimed}.")
    String figuresClaimed(String claimed);

    @Message("When it was said:")
    String figuresThen();

    @Message("As of {day}:")
    String figuresNow(String day);

    @Message("Figures that came in since")
    String figuresSince();

    @Message("\u2068{source}\u2069: {figure} as of {day}")
    String figureSince(String source, String figure, String day);

    @Message("; this verdict was written with {before}")
    String figureBefore(String before);

    @Message("Language")
    String language();

    @Message("Search what was checked")
    String searchTitle();

    @Message("Words of the claim, or who said it")
    String searchLabel();

    @Message("“in quotes” for words together, -word to leave one out")
    String searchHint();

    @Message("Search")
    String searchButton();

    @Message("Narrow it down")
    String filters();

    @Message("Any rating")
    String anyRating();

    @Message("Topic")
    String topic();

    @Message("Any topic")
    String anyTopic();

    @Message("Who said it")
    String claimant();

    @Message("Anybody")
    String anyClaimant();

    @Message("Language of the verdict")
    String verdictLanguage();

    @Message("Any language")
    String anyLanguage();

    @Message("From")
    String from();

    @Message("To")
    String to();

    @Message("Order")
    String order();

    @Message("Best match first")
    String orderBest();

    @Message("Newest first")
    String orderNewest();

    @Message("Clear filters")
    String clearFilters();

    @Message("{shown:number(count, 'en')} {#if count == 1}verdict{#else}verdicts{/if}")
    String found(long count);

    @Message("Nothing that we checked fits this.")
    String nothingFound();

    @Message("Not checked yet? Ask us: what you typed is kept.")
    String notChecked();

    @Message("This search as a feed")
    String thisAsFeed();

    @Message("Previous page")
    String previousPage();

    @Message("Next page")
    String nextPage();

    @Message("Pages")
    String pages();

    @Message("Topics")
    String topics();

    @Message("All topics")
    String allTopics();

    @Message("What was checked, by topic.")
    String topicsLead();

    @Message("Who said it")
    String claimants();

    @Message("All whose claims were checked")
    String allClaimants();

    @Message("Whose claims were checked, those with the most first.")
    String claimantsLead();

    @Message("Nothing has been published yet.")
    String noSubjects();

    @Message(
            "These are counts of what this desk checked, not of all that was said. Claims are chosen because many ask about them, not at random: a share says nothing about how often somebody is right.")
    String fairness();

    @Message("Ratings of {count} checked {#if count == '1'}claim{#else}claims{/if}")
    String ratingsOf(String count);

    @Message("Claims")
    String countColumn();

    @Message("of {count}")
    String ofAll(String count);

    @Message("Share")
    String share();

    @Message("{number}%")
    String percent(String number);

    @Message("Verdicts")
    String verdicts();

    @Message("Follow by feed")
    String feed();

    @Message("In other languages")
    String inOtherLanguages();

    @Message("Cite, share, embed")
    String citeAndShare();

    @Message("To cite")
    String cite();

    @Message("To show the current rating on your site")
    String embedLabel();

    @Message("See how it looks")
    String embedSee();

    @Message("Picture to share")
    String shareImage();

    @Message("Data for programs (JSON-LD)")
    String machineReadable();

    @Message("Rating: {rating}. {headline}")
    String imageAlt(String rating, String headline);

    @Message("Read what this rests on")
    String readCheck();

    @Message("Checked on")
    String checkedOn();

    @Message("Our ratings")
    String scaleTitle();

    @Message("What it means")
    String scaleMeaning();

    @Message("Number")
    String scaleNumber();

    @Message("none")
    String noNumber();

    @Message("How we check")
    String methodologyTitle();

    @Message("Sources")
    String sourcesTitle();

    @Message("Corrections")
    String correctionsTitle();

    @Message("About us")
    String aboutTitle();

    @Message("Open data")
    String dataTitle();

    @Message("Everything that we published, for programs and research.")
    String dataLead();

    @Message("You may use it on these terms, naming the desk and linking to the verdict:")
    String dataLicence();

    @Message("Files")
    String dataFiles();

    @Message("all verdicts as they stand now")
    String dataAll();

    @Message("every revision that was published on that day; once the day is over, the file stays the same")
    String dataDay();

    @Message("all verdicts as a schema.org DataFeed of ClaimReviews")
    String dataFeed();

    @Message("the newest first, as Atom and JSON Feed")
    String dataFeeds();

    @Message("the search of Google’s Fact Check Tools API, over our verdicts")
    String dataApi();

    @Message(
            "Rows are in the order of publication. To go on after an interruption, or to fetch only what is new, add ?after= with the revision_id of the last row that you have.")
    String dataResume();

    @Message(
            "In CSV, a cell that a spreadsheet would take for a formula begins with an apostrophe; JSON Lines has all texts as they are.")
    String dataSafe();

    @Message("Columns and fields")
    String dataColumns();

    @Message("Name")
    String dataColumn();

    @Message("Verify this page")
    String verifyThisPage();

    @Message("This version is entry {index} in our public log.")
    String verifyLeaf(String index);

    @Message("Fingerprint of the entry")
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

    @Message("Revision {revision} of this verdict is entry {index} in the log.")
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
