/**
 * Reverse-mode differentiation as a transformation of the graph: gradients are nodes like all
 * others. Read {@link dev.mindinsight.engine.autodiff.Autodiff} for the walk and {@code
 * GradientRules} for the one table of rules.
 */
@NullMarked
package dev.mindinsight.engine.autodiff;

import org.jspecify.annotations.NullMarked;
