/** The Kubernetes manifests, built and looked through without a cluster. */
@NullMarked
package org.plumbline.e2e.k8s;

import org.jspecify.annotations.NullMarked;
