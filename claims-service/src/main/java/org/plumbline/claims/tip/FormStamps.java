package org.plumbline.claims.tip;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import org.plumbline.kit.form.FormStamp;

/** Stamps the public form with the key that all instances share. */
class FormStamps {

    @Produces
    @Singleton
    FormStamp stamps(TipsConfig config) {
        return new FormStamp(config.formKey(), config.shortestTyping(), config.longestTyping());
    }
}
