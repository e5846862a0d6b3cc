package org.plumbline.review.desk;

import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import org.plumbline.review.people.DeskPeople;
import org.plumbline.review.people.DeskPerson;
import org.plumbline.review.review.ReviewView;
import org.plumbline.review.review.Workloads;
import org.plumbline.review.review.Workloads.Workload;

/** Whom a review can be given to. */
@ApplicationScoped
class Colleagues {

    private final DeskPeople people;
    private final Workloads workloads;

    Colleagues(DeskPeople people, Workloads workloads) {
        this.people = people;
        this.workloads = workloads;
    }

    /** Everybody who works on reviews but whoever has this one, by name. */
    List<ReviewPage.Option> besides(ReviewView review) {
        Map<String, Workload> loads = workloads.all();
        return people.all().stream()
                .filter(DeskPerson::worksOnReviews)
                .filter(person -> review.assignees().stream()
                        .noneMatch(assignee -> assignee.sub().equals(person.sub())))
                .map(person -> new ReviewPage.Option(
                        person.sub(),
                        person.name() + " (" + words(loads.getOrDefault(person.sub(), Workload.NONE)) + ")"))
                .toList();
    }

    private static String words(Workload load) {
        return load.checking() == 0 ? load.open() + " open" : load.open() + " open, checks " + load.checking();
    }
}
