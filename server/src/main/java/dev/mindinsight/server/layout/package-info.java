/**
 * Where the boxes of a graph stand: asks the layout library, on one thread of its own. The only
 * package that knows the library. Read {@link dev.mindinsight.server.layout.GraphLayouts} first.
 */
@NullMarked
package dev.mindinsight.server.layout;

import org.jspecify.annotations.NullMarked;
