package org.plumbline.review.subscriber;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Texts for subscribers; the Arabic ones stand in {@code messages/subscribe_ar.properties}. */
@MessageBundle("subscribe")
public interface SubscribeMessages {

    @Message("Be told when this verdict changes")
    String title();

    @Message(
            "We write to you when it is corrected, updated, checked again or retracted, once for each, and about nothing else.")
    String lead();

    @Message("Your mail address")
    String mail();

    @Message(
            "We first ask you by mail whether it was you. The address is kept encrypted, and deleted as soon as you leave; every mail has a link for that.")
    String mailHint();

    @Message("Write one mail address, such as name@example.org.")
    String mailError();

    @Message("Ask me by mail")
    String send();

    @Message("By feed")
    String byFeed();

    @Message("A feed needs no address:")
    String feedLead();

    @Message("This desk sends no mail at present.")
    String noMail();

    @Message("Look into your mail")
    String askedTitle();

    @Message(
            "If the address is not subscribed yet, a mail with a link is on its way. Nothing else is sent until you have followed it. The link holds for {span}.")
    String asked(String span);

    @Message("Yes, tell me when it changes")
    String confirmButton();

    @Message("Do you want to be told when this verdict changes?")
    String confirmTitle();

    @Message("You will be told")
    String confirmedTitle();

    @Message("Every mail has a link by which you leave.")
    String confirmed();

    @Message("This link leads nowhere any more")
    String lost();

    @Message(
            "Perhaps its time is over, or a part of it was lost when it was copied. You can ask again on the page of the verdict.")
    String lostLead();

    @Message("Do not tell me any more")
    String leaveTitle();

    @Message("Your address is deleted at once.")
    String leaveLead();

    @Message("Leave")
    String leaveButton();

    @Message("You have left")
    String leftTitle();

    @Message("Your address is deleted. Nothing more is sent to it about this verdict.")
    String left();

    @Message("Hello,")
    String hello();

    @Message("somebody, perhaps you, asked us to write to this address when this verdict changes:")
    String question();

    @Message("If that was you, say so here:")
    String questionConfirm();

    @Message("If not, do nothing: the address is deleted after {span}.")
    String questionIgnore(String span);

    @Message("we have published a correction of this verdict:")
    String correction();

    @Message("we have published a minor correction of this verdict:")
    String minor();

    @Message("we have updated this verdict:")
    String update();

    @Message("we have checked this again:")
    String recheck();

    @Message("we have retracted this verdict. Do not rely on it:")
    String retraction();

    @Message("What changed:")
    String whatChanged();

    @Message("Rating now:")
    String ratingNow();

    @Message("Before and after:")
    String beforeAndAfter();

    @Message("You asked to be told of changes. To leave:")
    String toLeave();
}
