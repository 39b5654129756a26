/**
 * What a person does with the product, from a terminal and in a browser, and what they see. One
 * class a journey; {@link dev.mindinsight.e2e.journeys.DemoInBrowserIT} is the main one. The
 * journeys look at texts, colours and drawn points, and ask the API only to know what ought to be
 * seen.
 */
@NullMarked
package dev.mindinsight.e2e.journeys;

import org.jspecify.annotations.NullMarked;
