package org.plumbline.claims.intake;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Texts of the public form; the Arabic ones stand in {@code messages/submit_ar.properties}. */
@MessageBundle("submit")
public interface SubmitMessages {

    @Message("Send in a claim")
    String title();

    @Message("Have you read or heard something that somebody should check? Send it to us in its own words.")
    String lead();

    @Message("The claim")
    String text();

    @Message("Copy it word for word if you can. At most 2,000 characters.")
    String textHint();

    @Message("Write the claim in 1 to 2,000 characters of plain text.")
    String textError();

    @Message("Language of the claim")
    String language();

    @Message("Choose a language from the list.")
    String languageError();

    @Message("Where did you see it? (if you know)")
    String seen();

    @Message("A web address that begins with https:// or http://")
    String seenHint();

    @Message("This must be a web address that begins with https:// or http://, without a password in it.")
    String seenError();

    @Message("Send it in")
    String send();

    @Message("We do not ask who you are, and we keep nothing about you.")
    String privacy();

    @Message("Your claim was not sent yet. Nothing that you typed is lost: look at the messages below.")
    String refused();

    @Message("You sent another text with this form before. If you want to send this one too, press the button again.")
    String again();

    @Message("Thank you")
    String thanks();

    @Message("Your claim has reached the desk.")
    String thanksLead();

    @Message("A fact-checker reads it and decides whether it can be checked against evidence.")
    String nextRead();

    @Message("If it can, we look for sources, and an editor who did not write the verdict approves it.")
    String nextCheck();

    @Message(
            "The verdict is published on this site with all of its evidence. This can take days, and not every claim can be checked.")
    String nextPublish();

    @Message("What happens next")
    String next();

    @Message("Send in another claim")
    String another();

    @Message("Read what we have checked")
    String toVerdicts();
}
