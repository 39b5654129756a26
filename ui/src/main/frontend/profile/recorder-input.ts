/** A record every so many steps at most; what the API allows. */
export const EVERY_STEPS_MAX = 1_000_000;

/** What is offered to a job that records nothing. */
export const EVERY_STEPS = 50;

/** The number of steps that was typed, or what is wrong with it. */
export function readEvery(text: string): number | { fault: string } {
  const typed = text.trim();
  const steps = /^\d{1,9}$/.test(typed) ? Number(typed) : NaN;
  return steps >= 1 && steps <= EVERY_STEPS_MAX ? steps : { fault: `Give a whole number of steps from 1 to ${EVERY_STEPS_MAX.toLocaleString('en').replaceAll(',', '\u2009')}` };
}

/** What a recorder does, in words. */
export function recorderText(everySteps: number): string {
  if (everySteps === 0) {
    return 'No step is recorded: the profile stays as it is.';
  }
  return everySteps === 1 ? 'Every step is recorded. No result changes.' : `Steps whose number is a multiple of ${everySteps} are recorded. No result changes.`;
}
