/** The server: ingest writes to the store, query reads from it, api answers. */
@NullMarked
package dev.mindinsight.server;

import org.jspecify.annotations.NullMarked;
