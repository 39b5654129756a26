import { describe, expect, it } from 'vitest';
import { TOKENS } from '../shell/token-values';
import { contrast, deltaE, inkOn, lab, type Vision } from './colour-vision';
import { PALETTE } from './palette';
import { PHASES, phaseColour } from './phases';
import { lineSequence, sequence } from './sequence';

/** CIEDE2000 below which two colours are hard to tell apart side by side. */
const DELTA_E_MIN = 10;
const MARK_CONTRAST_MIN = 3;
const TEXT_CONTRAST_MIN = 4.5;

describe.each(['light', 'dark'] as const)('in the %s theme', (theme) => {
  it.each<Vision>(['normal', 'protanopia', 'deuteranopia'])('the first ten run colours are told apart with %s vision', (vision) => {
    const seen = PALETTE.slice(0, 10).map((paint) => lab(paint[theme], vision));
    seen.forEach((a, i) => seen.slice(0, i).forEach((b) => expect(deltaE(a, b)).toBeGreaterThanOrEqual(DELTA_E_MIN)));
  });

  it('every run colour stands out from the cards', () => {
    PALETTE.forEach((paint) => expect(contrast(paint[theme], TOKENS[theme]['--mi-surface'])).toBeGreaterThanOrEqual(MARK_CONTRAST_MIN));
  });

  it('text is readable on every surface', () => {
    const surfaces = ['--mi-page', '--mi-surface', '--mi-raised', '--mi-hover', '--mi-selected'] as const;
    const inks = ['--mi-text', '--mi-dim', '--mi-accent', '--mi-red', '--mi-amber', '--mi-green', '--mi-nan'] as const;
    for (const surface of surfaces) {
      for (const ink of inks) {
        expect.soft(contrast(TOKENS[theme][ink], TOKENS[theme][surface]), `${ink} on ${surface}`).toBeGreaterThanOrEqual(TEXT_CONTRAST_MIN);
      }
    }
    expect(contrast(TOKENS[theme]['--mi-on-accent'], TOKENS[theme]['--mi-accent'])).toBeGreaterThanOrEqual(TEXT_CONTRAST_MIN);
  });

  it('many differs from few by lightness alone, in even steps, for every eye', () => {
    const colour = sequence(theme === 'dark');
    for (const vision of ['normal', 'protanopia', 'deuteranopia'] as const) {
      const light = Array.from({ length: 11 }, (_, i) => lab(colour(i / 10), vision)[0]);
      const steps = light.slice(1).map((l, i) => (theme === 'dark' ? 1 : -1) * (l - (light[i] ?? 0)));
      steps.forEach((step) => expect(step).toBeGreaterThan(2));
    }
  });

  it('lines of every age stand out from the cards', () => {
    const colour = lineSequence(theme === 'dark');
    for (let i = 0; i <= 10; i++) {
      expect(contrast(colour(i / 10), TOKENS[theme]['--mi-surface'])).toBeGreaterThanOrEqual(MARK_CONTRAST_MIN);
    }
  });

  it('names of phases are readable on their colours', () => {
    PHASES.map((phase) => phaseColour(phase, theme === 'dark')).forEach((colour) => expect(contrast(inkOn(colour), colour)).toBeGreaterThanOrEqual(TEXT_CONTRAST_MIN));
  });

  it('the edges of controls are visible', () => {
    expect(contrast(TOKENS[theme]['--mi-control'], TOKENS[theme]['--mi-surface'])).toBeGreaterThanOrEqual(MARK_CONTRAST_MIN);
  });
});

it('the colour difference is that of the published test data', () => {
  expect(deltaE([50, 2.6772, -79.7751], [50, 0, -82.7485])).toBeCloseTo(2.0425, 4);
  expect(deltaE([60.2574, -34.0099, 36.2677], [60.4626, -34.1751, 39.4387])).toBeCloseTo(1.2644, 4);
});
