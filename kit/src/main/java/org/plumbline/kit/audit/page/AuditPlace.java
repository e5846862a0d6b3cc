package org.plumbline.kit.audit.page;

/**
 * Where a service shows its audit trail.
 *
 * @param name what the trail is of, e.g. {@code Reviews}
 * @param path of the page; its CSV is there with {@code .csv}
 * @param table the service's table whose rows have a page of their own
 * @param subjects the path under which those pages are
 * @param otherName what the other service's trail is of
 * @param otherPath of the other service's page
 */
public record AuditPlace(String name, String path, String table, String subjects, String otherName, String otherPath) {

    public String csv() {
        return path + ".csv";
    }
}
