package dev.mindinsight.summary.media;

/**
 * What a producer says of a sound beside its bytes.
 *
 * @param sampleRate frames a second; 0 when it says none
 * @param frames samples of each channel; 0 when it says none
 * @param channels 1 mono, 2 stereo; 0 when it says none
 */
public record SoundClaim(double sampleRate, long frames, int channels) {

  /** Says nothing. */
  public static final SoundClaim NONE = new SoundClaim(0, 0, 0);

  /** Takes numbers that no sound has for none. */
  public SoundClaim {
    sampleRate = sampleRate > 0 && Double.isFinite(sampleRate) ? sampleRate : 0;
    frames = Math.max(frames, 0);
    channels = Math.max(channels, 0);
  }
}
