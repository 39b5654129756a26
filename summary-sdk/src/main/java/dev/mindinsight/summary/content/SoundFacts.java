package dev.mindinsight.summary.content;

/**
 * What can be said of a sound without decoding it. Where the encoded sound's own header can be
 * read, it is believed; else what the producer claimed.
 *
 * @param mediaType such as {@code audio/wav}
 * @param sampleRate frames a second; 0 when unknown
 * @param frames samples of each channel; 0 when unknown
 * @param channels 1 mono, 2 stereo; 0 when unknown
 * @param fault what is wrong with the sound, beginning with a fault word; empty if nothing
 */
public record SoundFacts(
    String mediaType, double sampleRate, long frames, int channels, String fault)
    implements MediaFacts {}
