/** The Profile page: where the time of a step went. A single component that asks the API itself. */
@NullMarked
package dev.mindinsight.ui.profile;

import org.jspecify.annotations.NullMarked;
