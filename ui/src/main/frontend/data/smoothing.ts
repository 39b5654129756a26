/**
 * Exponential moving average with bias correction: the weight of the missing past is divided out, so
 * that the first values are not pulled towards zero (Kingma and Ba 2015, section 3).
 *
 * Values that are not finite stay as they are and leave the average untouched.
 */
export class MovingAverage {
  private sum: number;
  private mass: number;

  /**
   * Goes on where an average stands.
   *
   * @param weight of the past, above 0 and below 1
   * @param average of the values so far
   * @param count how many finite values those were
   */
  constructor(
    private readonly weight: number,
    average = 0,
    count = 0,
  ) {
    this.mass = 1 - weight ** count;
    this.sum = average * this.mass;
  }

  /** The average with one value more, or the value itself if it is not finite. */
  next(value: number): number {
    if (!Number.isFinite(value)) {
      return value;
    }
    this.sum = this.weight * this.sum + (1 - this.weight) * value;
    this.mass = this.weight * this.mass + (1 - this.weight);
    return this.sum / this.mass;
  }
}

/**
 * The moving average of a whole series.
 *
 * @param weight of the past, 0 (no smoothing) to below 1
 */
export function smooth(values: readonly number[], weight: number): number[] {
  const average = new MovingAverage(weight);
  return weight <= 0 ? [...values] : values.map((value) => average.next(value));
}
