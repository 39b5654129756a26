package com.vaadin.flow.component.charts;

/** Stands for a commercial component, which no class path of this project holds. */
public final class Chart {}
