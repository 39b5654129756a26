package dev.mindinsight.summary.content;

/** The content of one value. Immutable, except that arrays of numbers and bytes are not copied. */
public sealed interface Content
    permits Histogram,
        Images,
        Sounds,
        Texts,
        TensorContent,
        GraphModel,
        DataPipeline,
        Lineage,
        StepProfile {}
