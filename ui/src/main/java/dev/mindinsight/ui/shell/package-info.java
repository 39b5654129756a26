/**
 * The frame that stands on every page: rail, top bar, run panel, content. Read {@link
 * dev.mindinsight.ui.shell.Page} first: the one list of pages.
 *
 * <p>Flow holds routes and nothing that lives: every number on a page is fetched from {@code
 * /api/v1} by the web components in {@code src/main/frontend}, and what a user selects stands in
 * the URL.
 */
@NullMarked
package dev.mindinsight.ui.shell;

import org.jspecify.annotations.NullMarked;
