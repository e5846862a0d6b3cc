package org.plumbline.claims.tip;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Texts of the public form; the Arabic ones stand in {@code messages/submit_ar.properties}. */
@MessageBundle("submit")
public interface SubmitMessages {

    @Message("Send in a claim")
    String title();

    @Message("Error:")
    String error();

    @Message("Have you read or heard something that somebody should check? Send it to us in its own words.")
    String lead();

    @Message("Perhaps it has been checked already:")
    String checkedAlready();

    @Message("The claim")
    String text();

    @Message("Copy it word for word if you can. At most 2,000 characters.")
    String textHint();

    @Message("Write the claim in 1 to 2,000 characters of plain text.")
    String textError();

    @Message("Say in words what is claimed. The address alone goes into the field below.")
    String wordsError();

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

    @Message(
            "We do not ask who you are. So that nobody is counted twice, we keep a scrambled form of your network address that nobody can read back after {span}.")
    String privacy(String span);

    @Message("Your claim was not sent yet. Nothing that you typed is lost: look at the messages below.")
    String refused();

    @Message("You sent another text with this form before. If you want to send this one too, press the button again.")
    String again();

    @Message(
            "That was faster than anybody types, so we cannot tell you from a program. Nothing that you typed is lost: press the button again.")
    String tooFast();

    @Message(
            "This form was open for more than {span}, or came back incomplete. Nothing that you typed is lost: press the button again.")
    String expired(String span);

    @Message(
            "A field that people do not see was filled in, perhaps by your browser. It is empty again, and nothing that you typed is lost: press the button again.")
    String trapped();

    @Message("Your tip was deleted, and its link leads nowhere any more.")
    String forgotten();
}
