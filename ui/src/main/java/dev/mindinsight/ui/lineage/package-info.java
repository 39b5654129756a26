/** The Lineage page: what models were made of, a single component that asks the API itself. */
@NullMarked
package dev.mindinsight.ui.lineage;

import org.jspecify.annotations.NullMarked;
