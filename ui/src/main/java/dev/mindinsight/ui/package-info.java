/** The pages: a Vaadin shell around web components that ask the API themselves. */
@NullMarked
package dev.mindinsight.ui;

import org.jspecify.annotations.NullMarked;
