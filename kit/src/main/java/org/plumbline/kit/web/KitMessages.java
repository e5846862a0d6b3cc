package org.plumbline.kit.web;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Texts of the public layout; the Arabic ones stand in {@code messages/kit_ar.properties}. */
@MessageBundle("kit")
public interface KitMessages {

    @Message("Skip to content")
    String skipToContent();

    @Message("Main navigation")
    String mainNavigation();

    @Message("Verdicts")
    String navVerdicts();

    @Message("Send in a claim")
    String navSubmit();

    @Message("Search")
    String navSearch();

    @Message("How we check")
    String navMethodology();

    @Message("Corrections")
    String navCorrections();

    @Message("About us")
    String navAbout();

    @Message("Feed")
    String navFeed();

    @Message("Open data")
    String navData();

    @Message("Desk")
    String navDesk();

    @Message("There is nothing here")
    String notFound();

    @Message("No page has this address. It may have been cut off when it was copied.")
    String notFoundLead();

    @Message("The request cannot be read")
    String malformed();

    @Message("A part of the address or of what was sent is not as it should be. Go back, and try it again.")
    String malformedLead();

    @Message("This cannot be done here")
    String notDoneHere();

    @Message("This address only takes what a form sends. Begin at the front page.")
    String notDoneHereLead();

    @Message("A rule stands against it")
    String ruleAgainst();

    @Message("Nothing was done. The reason, in English:")
    String ruleAgainstLead();

    @Message("Some fields are not valid")
    String invalid();

    @Message("Go back and correct them. What is wrong, in English:")
    String invalidLead();

    @Message("Too many requests")
    String tooMany();

    @Message("Wait a little, and try it again.")
    String tooManyLead();

    @Message("Something went wrong on our side")
    String internal();

    @Message("It was logged. Nothing of the request was stored; try again later.")
    String internalLead();

    @Message("Not available at the moment")
    String unavailable();

    @Message("Try it again in a moment.")
    String unavailableLead();

    @Message("Search what was checked")
    String searchLabel();

    @Message("To the front page")
    String frontPage();

    @Message("{deskName} checks claims against evidence and shows what changed since.")
    String footerPublic(String deskName);
}
