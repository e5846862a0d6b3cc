package org.plumbline.gateway.limit;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import io.github.bucket4j.TimeMeter;
import io.quarkus.arc.DefaultBean;

/** The time that limits go by, so that tests can set it; it does not jump with the machine's clock. */
class TimeProducer {

    @Produces
    @Singleton
    @DefaultBean
    TimeMeter time() {
        return TimeMeter.SYSTEM_NANOTIME;
    }
}
