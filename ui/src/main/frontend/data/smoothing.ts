/**
 * Exponential moving average with bias correction: the weight of the missing past is divided out, so
 * that the first values are not pulled towards zero (Kingma and Ba 2015, section 3).
 *
 * Values that are not finite stay as they are and leave the average untouched.
 *
 * @param weight of the past, 0 (no smoothing) to below 1
 */
export function smooth(values: readonly number[], weight: number): number[] {
  if (weight <= 0) {
    return [...values];
  }
  let average = 0;
  let mass = 0;
  return values.map((value) => {
    if (!Number.isFinite(value)) {
      return value;
    }
    average = weight * average + (1 - weight) * value;
    mass = weight * mass + (1 - weight);
    return average / mass;
  });
}
