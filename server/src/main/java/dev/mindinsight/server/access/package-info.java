/**
 * Who may ask: one servlet filter in front of the API and the pages. A foreign host name or origin
 * is always refused, so that no web page elsewhere can reach a server on this machine; where a
 * token is needed, nothing but {@code /health} and the login page answers without it. Read {@link
 * dev.mindinsight.server.access.AccessFilter} first.
 */
@NullMarked
package dev.mindinsight.server.access;

import org.jspecify.annotations.NullMarked;
