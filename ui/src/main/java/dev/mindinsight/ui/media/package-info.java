/**
 * The Media page: images, sounds, texts and tensors, a single component that asks the API itself.
 */
@NullMarked
package dev.mindinsight.ui.media;

import org.jspecify.annotations.NullMarked;
