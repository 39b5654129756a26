/**
 * What is inside a graph of operations: its tree of scopes, what a scope takes from outside, which
 * boxes a viewer shows. Pure: it reads no file and knows no store. Read {@link
 * dev.mindinsight.server.graph.GraphHierarchy} first; what is drawn is a {@link
 * dev.mindinsight.server.graph.Outline}.
 */
@NullMarked
package dev.mindinsight.server.graph;

import org.jspecify.annotations.NullMarked;
