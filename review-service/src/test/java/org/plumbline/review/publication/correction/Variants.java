package org.plumbline.review.publication.correction;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BiConsumer;

import org.jspecify.annotations.Nullable;

import org.plumbline.kit.time.PartialDate;

/**
 * What else a record could say: for every field of it, and of what it holds, the same record in which that one alone is
 * otherwise, by the path to it. Of a list the first member is taken, and that it lacks it, and that it is turned round.
 */
public final class Variants {

    private Variants() {}

    /** Of a record in which every field says something, and every list has two members at least. */
    public static <T extends Record> Map<String, T> of(T whole, Class<T> type) {
        Map<String, T> variants = new LinkedHashMap<>();
        each("", whole, (path, value) -> variants.put(path, type.cast(value)));
        return variants;
    }

    /** One of them. */
    public static <T extends Record> T of(T whole, Class<T> type, String path) {
        return Objects.requireNonNull(of(whole, type).get(path), path);
    }

    private static void each(String path, @Nullable Object value, BiConsumer<String, @Nullable Object> into) {
        switch (Objects.requireNonNull(value, () -> "The sample says nothing of " + path)) {
            case String text -> into.accept(path, text + "x");
            case UUID _ -> into.accept(path, UUID.randomUUID());
            case Integer number -> into.accept(path, number + 1);
            case Boolean said -> into.accept(path, !said);
            case BigDecimal number -> into.accept(path, number.add(BigDecimal.ONE));
            case LocalDate day -> into.accept(path, day.plusDays(1));
            case Instant time -> into.accept(path, time.plus(Duration.ofDays(1)));
            case PartialDate date ->
                into.accept(path, PartialDate.ofDay(date.first().plusDays(1)));
            case Enum<?> constant -> into.accept(path, next(constant));
            case List<?> list -> eachOfList(path, list, into);
            case Map<?, ?> map -> eachOfMap(path, map, into);
            case Record record -> eachOfRecord(path, record, into);
            default -> throw new IllegalArgumentException("Nobody knows what else " + path + " could say: " + value);
        }
    }

    private static Object next(Enum<?> constant) {
        List<?> all = List.of(constant.getDeclaringClass().getEnumConstants());
        return all.get((all.indexOf(constant) + 1) % all.size());
    }

    private static void eachOfList(String path, List<?> list, BiConsumer<String, @Nullable Object> into) {
        assertThat(list).as("the sample says too little of %s", path).hasSizeGreaterThan(1);
        each(path + "[]", list.getFirst(), (inner, value) -> into.accept(inner, with(list, 0, value)));
        into.accept(path + " without the first", list.subList(1, list.size()));
        into.accept(path + " turned round", list.reversed());
    }

    private static void eachOfMap(String path, Map<?, ?> map, BiConsumer<String, @Nullable Object> into) {
        assertThat(map).as("the sample says nothing of %s", path).isNotEmpty();
        map.forEach((key, said) -> each(path + "." + key, said, (inner, value) -> {
            Map<Object, @Nullable Object> changed = new HashMap<>(map);
            changed.put(key, value);
            into.accept(inner, changed);
        }));
    }

    private static void eachOfRecord(String path, Record record, BiConsumer<String, @Nullable Object> into) {
        RecordComponent[] components = record.getClass().getRecordComponents();
        List<@Nullable Object> values =
                Arrays.stream(components).map(one -> value(one, record)).toList();
        for (int i = 0; i < components.length; i++) {
            int at = i;
            String inner = path.isEmpty() ? components[i].getName() : path + "." + components[i].getName();
            each(
                    inner,
                    values.get(i),
                    (name, value) -> into.accept(name, rebuilt(record, components, with(values, at, value))));
            if (components[i].getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                into.accept(inner + " left out", rebuilt(record, components, with(values, at, null)));
            }
        }
    }

    private static List<@Nullable Object> with(List<?> list, int place, @Nullable Object value) {
        List<@Nullable Object> changed = new ArrayList<>(list);
        changed.set(place, value);
        return changed;
    }

    private static @Nullable Object value(RecordComponent component, Record record) {
        try {
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object rebuilt(Record record, RecordComponent[] components, List<?> values) {
        try {
            Constructor<?> constructor = record.getClass()
                    .getDeclaredConstructor(Arrays.stream(components)
                            .map(RecordComponent::getType)
                            .toArray(Class<?>[]::new));
            return constructor.newInstance(values.toArray());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
