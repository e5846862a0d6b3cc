package org.plumbline.claims.tip;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Texts of the page that a private link leads to; the Arabic ones stand in {@code messages/follow_ar.properties}. */
@MessageBundle("follow")
public interface FollowMessages {

    @Message("What became of your claim")
    String title();

    @Message("Thank you: your claim has reached the desk")
    String thanks();

    @Message("Your private link")
    String link();

    @Message(
            "Copy it or bookmark this page now: it is the only way to see what becomes of your claim, and we cannot show it to you again.")
    String linkHint();

    @Message("Whoever has the link can read this page and delete your tip.")
    String linkCare();

    @Message("Where it stands")
    String standing();

    @Message("It waits for the desk.")
    String waiting();

    @Message("A fact-checker reads it and decides whether it can be checked against evidence.")
    String waitingNext();

    @Message("It is being checked.")
    String beingChecked();

    @Message("We look for sources, and an editor who did not write the verdict approves it. This can take days.")
    String beingCheckedNext();

    @Message("The desk began to check it, but has stopped.")
    String stopped();

    @Message("There will be no verdict unless the desk takes it up again; this page would say so.")
    String stoppedNext();

    @Message("The desk will not check it.")
    String notTakenUp();

    @Message("It cannot be checked against evidence.")
    String reasonNotCheckable();

    @Message("It is an opinion, and opinions are free.")
    String reasonOpinion();

    @Message("It is about the future, of which there is no evidence yet.")
    String reasonPrediction();

    @Message("It is about something that this desk does not check.")
    String reasonOutOfScope();

    @Message("The same claim is here already, sent in by somebody else.")
    String reasonDuplicate();

    @Message("It concerns too few people to be checked in public.")
    String reasonNoPublicInterest();

    @Message("The desk had another reason.")
    String reasonOther();

    @Message("It was checked. This is the verdict:")
    String published();

    @Message("Published on {day}")
    String publishedOn(String day);

    @Message("It was checked, but we have retracted the verdict.")
    String retracted();

    @Message("It stays readable so that anybody can see what we published. Do not rely on it.")
    String retractedNext();

    @Message("Retracted on {day}")
    String retractedOn(String day);

    @Message("The same was sent in in other words too; all of it is checked as one claim.")
    String together();

    @Message("What you sent")
    String yours();

    @Message("Received on {day}")
    String receivedOn(String day);

    @Message("Seen at")
    String seenAt();

    @Message("Delete my tip…")
    String forget();

    @Message(
            "Your tip and this link are deleted at once; nobody can bring them back. The claim itself stays with the desk, perhaps in your words and with the address where you saw it: it does not say who sent it in.")
    String forgetMeans();

    @Message("Delete my tip")
    String forgetButton();

    @Message("Send in another claim")
    String another();

    @Message("Read what we have checked")
    String toVerdicts();

    @Message("This link leads nowhere")
    String lost();

    @Message(
            "Perhaps a part of it was lost when it was copied, or the tip was deleted. Private links are long: copy all of it.")
    String lostLead();

    @Message("We have this already")
    String known();

    @Message(
            "The same text came from your connection within the last days. Nothing was stored twice. The private link that was shown then still works, unless that tip was deleted.")
    String knownLead();
}
