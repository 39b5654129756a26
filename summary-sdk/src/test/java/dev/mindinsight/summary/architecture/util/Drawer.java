package dev.mindinsight.summary.architecture.util;

/** Stands in a package that says nothing. */
public final class Drawer {}
