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

    @Message("Search what was checked")
    String searchLabel();

    @Message("To the front page")
    String frontPage();

    @Message("{deskName} checks claims against evidence and shows what changed since.")
    String footerPublic(String deskName);
}
