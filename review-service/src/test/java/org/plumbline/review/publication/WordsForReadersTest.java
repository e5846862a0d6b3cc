package org.plumbline.review.publication;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import org.plumbline.devstack.PostgresForTests;
import org.plumbline.devstack.TokensForTests;
import org.plumbline.review.correction.page.ReportMessages;
import org.plumbline.review.publication.correction.CorrectionMessages;
import org.plumbline.review.subscriber.SubscribeMessages;

@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@QuarkusTestResource(TokensForTests.class)
class WordsForReadersTest {

    private final PublicationMessages english = MessageBundles.get(PublicationMessages.class);
    private final PublicationMessages arabic =
            MessageBundles.get(PublicationMessages.class, Localized.Literal.of("ar"));

    @Test
    void numbersAreGroupedForTheLanguage() {
        assertThat(english.verdictCount(1234)).isEqualTo("1,234 verdicts, newest first");
        assertThat(english.found(1234)).isEqualTo("1,234 verdicts");
        assertThat(english.revision(1234)).isEqualTo("Revision 1,234");
        assertThat(MessageBundles.get(CorrectionMessages.class).count(1234)).isEqualTo("1,234 changes, newest first");
        assertThat(arabic.found(1234)).contains("١٬٢٣٤");
    }

    @Test
    void oneIsSingular() {
        assertThat(english.verdictCount(1)).isEqualTo("1 verdict, newest first");
        assertThat(english.found(1)).isEqualTo("1 verdict");
        assertThat(MessageBundles.get(CorrectionMessages.class).count(1)).isEqualTo("1 change, newest first");
    }

    @Test
    void aShareIsWrittenAsItsLanguageDoes() {
        assertThat(english.percent("50")).isEqualTo("50%");
        assertThat(arabic.percent("٥٠")).isEqualTo("٥٠٪");
    }

    @Test
    void addressesAreSaidToBeEncrypted() {
        assertThat(MessageBundles.get(ReportMessages.class).mailHint("half a year"))
                .contains("kept encrypted and apart");
        assertThat(MessageBundles.get(SubscribeMessages.class).mailHint()).contains("kept encrypted, and deleted");
    }

    @Test
    void linksSayWhatTheyLeadTo() {
        assertThat(english.embedSee()).isEqualTo("See how it looks").isNotEqualTo(english.embedLabel());
        assertThat(arabic.embedSee()).isEqualTo("انظر كيف يبدو");
        assertThat(english.shareImage()).isEqualTo("Picture to share");
        assertThat(english.machineReadable()).isEqualTo("Data for programs (JSON-LD)");
    }
}
