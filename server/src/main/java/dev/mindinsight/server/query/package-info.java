/**
 * Questions that the store answers: runs and their status, tags, series as a view of an attempt,
 * reduced to a width or whole, the ledger, and what grew since a commit. Store types stay in here.
 */
@NullMarked
package dev.mindinsight.server.query;

import org.jspecify.annotations.NullMarked;
