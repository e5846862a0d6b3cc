package org.plumbline.review.correction.page;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Texts for whoever reports an error; the Arabic ones stand in {@code messages/report_ar.properties}. */
@MessageBundle("report")
public interface ReportMessages {

    @Message("Report an error")
    String title();

    @Message("Error:")
    String error();

    @Message(
            "Is something wrong in this verdict? A fact-checker looks into every report, and what we change we say in public.")
    String lead();

    @Message("The verdict")
    String verdict();

    @Message("What does it need, as you see it?")
    String type();

    @Message("Choose one.")
    String typeError();

    @Message("A small correction: spelling, a name, a link")
    String minor();

    @Message("A correction: something is wrong")
    String correction();

    @Message("An update: something is known now that was not known then")
    String update();

    @Message("A retraction: the verdict cannot stand")
    String retraction();

    @Message("What is wrong, and what is right?")
    String wrong();

    @Message("At most 2,000 characters. Leave out who you are: nobody needs it.")
    String wrongHint();

    @Message("Say what is wrong in 1 to 2,000 characters of plain text.")
    String wrongError();

    @Message("Where in the verdict? (if it is one passage)")
    String quote();

    /** What was typed there, on the page that follows the report. */
    @Message("Passage")
    String passage();

    @Message("Copy the passage word for word.")
    String quoteHint();

    @Message("At most 2,000 characters of plain text.")
    String quoteError();

    @Message("What shows it? (if you know)")
    String source();

    /** Likewise. */
    @Message("Source")
    String shownBy();

    @Message("A web address that begins with https:// or http://")
    String sourceHint();

    @Message("This must be a web address that begins with https:// or http://, without a password in it.")
    String sourceError();

    @Message("Mail address for the answer (if you like)")
    String mail();

    @Message(
            "Without one, the private link on the next page tells you the answer. The address is kept encrypted and apart from your report, used for the answer alone, and deleted once it was sent, after {span} at the latest.")
    String mailHint(String span);

    @Message("This must be one mail address, such as name@example.org.")
    String mailError();

    @Message("Send the report")
    String send();

    @Message("Your report was not sent yet. Nothing that you typed is lost: look at the messages below.")
    String refused();

    @Message("You sent another report with this form before. If you want to send this one too, press the button again.")
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

    @Message("What became of your report")
    String followTitle();

    @Message("Thank you: your report has reached the desk")
    String thanks();

    @Message("Your private link")
    String link();

    @Message(
            "Copy it or bookmark this page now: it is the way to see what becomes of your report, and we cannot show it to you again.")
    String linkHint();

    @Message("Whoever has the link can read this page and take the report back.")
    String linkCare();

    @Message("Where it stands")
    String standing();

    @Message("It waits for the desk.")
    String waiting();

    @Message("We decide on it by {day}.")
    String waitingNext(String day);

    @Message("We meant to decide on it by {day}, and are late. It is not forgotten.")
    String waitingLate(String day);

    @Message("We are looking into it.")
    String inReview();

    @Message(
            "A review of the verdict is open. Whoever wrote the verdict does not approve what comes of it; this page then says what was changed.")
    String inReviewNext();

    @Message("We have published what came of it.")
    String published();

    @Message("See what changed")
    String changes();

    @Message("We change nothing, for this reason:")
    String rejected();

    @Message("You took it back. What it said was deleted.")
    String withdrawn();

    @Message("What you reported")
    String yours();

    @Message("Received on {day}")
    String receivedOn(String day);

    @Message("Delete my address")
    String forget();

    @Message(
            "We keep the address that you gave for the answer. If you delete it, this page is the only way to see the answer.")
    String forgetMeans();

    @Message("The address was deleted.")
    String forgotten();

    @Message("Take the report back…")
    String withdraw();

    @Message(
            "What it said is deleted at once, and the address if you gave one; nobody can bring them back. That there was a report stays known.")
    String withdrawMeans();

    @Message("Take it back")
    String withdrawButton();

    @Message("The desk has decided on it already, so it cannot be taken back any more.")
    String late();

    @Message("This link leads nowhere")
    String lost();

    @Message("Perhaps a part of it was lost when it was copied. Private links are long: copy all of it.")
    String lostLead();

    @Message("Everything that we corrected")
    String all();

    @Message("Hello,")
    String mailHello();

    @Message("you reported an error in this verdict:")
    String mailAbout();

    @Message("This is the only mail about it. The address that you gave has been deleted with it.")
    String mailLast();
}
