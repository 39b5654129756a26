import { PALETTE } from './palette';

/** The part of a training step that a node belongs to. */
export type Phase = 'forward' | 'backward' | 'optimizer';

export const PHASES: readonly Phase[] = ['forward', 'backward', 'optimizer'];

/** The colour of a phase: the same on every page. */
export function phaseColour(phase: Phase, dark: boolean): string {
  return PALETTE[PHASES.indexOf(phase)]?.[dark ? 'dark' : 'light'] ?? '';
}

/** What the producer says, else what names say by custom. */
export function phaseOf(name: string, said?: unknown): Phase {
  const text = typeof said === 'string' ? said.toLowerCase() : '';
  if (text === 'forward' || text === 'backward' || text === 'optimizer') {
    return text;
  }
  return /^gradients\//i.test(name) ? 'backward' : /^optimizer\//i.test(name) ? 'optimizer' : 'forward';
}
