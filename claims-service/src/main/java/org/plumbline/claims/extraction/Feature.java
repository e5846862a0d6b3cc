package org.plumbline.claims.extraction;

/** What is looked at in a sentence to tell whether it is worth checking; the names are those of the weights' file. */
public enum Feature {
    NUMBER("has a number"),
    SEVERAL_NUMBERS("has several numbers"),
    UNIT("counts in a unit"),
    COMPARATOR("says more, less or about how much"),
    MEASURE("speaks of something that is counted"),
    CHANGE("says that something rose, fell or began"),
    SUPERLATIVE("says most, first, never or all"),
    DATE("names a date"),
    NAMES("names somebody or something"),
    GOVERNMENT("speaks of government or law"),
    PAST("tells what happened"),
    PRESENT("tells what is so"),
    REPORTING("reports what somebody said"),
    ATTRIBUTION("names its source"),
    QUOTED("is quoted"),
    QUOTED_OPINION("is quoted opinion"),
    OPINION("judges"),
    QUESTION("asks"),
    FIRST_PERSON("speaks of the speaker"),
    FIRST_PLURAL("speaks of us"),
    SECOND_PERSON("speaks to you"),
    THIRD_PERSON("speaks of somebody else"),
    FUTURE("tells what will be"),
    DEMAND("demands or promises"),
    VAGUE("is vague"),
    VAGUE_SUBJECT("begins with a bare it or this"),
    CONDITIONAL("sets a condition"),
    NEGATION("denies"),
    COURTESY("greets or thanks"),
    SHORT("is very short"),
    LENGTH("says much"),
    NOT_WHOLE("is not a whole sentence");

    private final String reason;

    Feature(String reason) {
        this.reason = reason;
    }

    /** The feature in words that complete "this sentence …". */
    public String reason() {
        return reason;
    }
}
