package org.plumbline.gateway.proxy;

import java.util.Set;

/** A service said in its answer that what is made of these is outdated by the request that it answers. */
public record Outdated(Set<String> keys) {}
