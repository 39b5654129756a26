/**
 * The Debug page: a job that runs now, stopped in the middle of a step and looked into. A single
 * component that asks the API itself.
 */
@NullMarked
package dev.mindinsight.ui.debug;

import org.jspecify.annotations.NullMarked;
