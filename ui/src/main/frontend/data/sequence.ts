import { TOKENS } from '../shell/token-values';

const STOPS = [0, 1, 2, 3, 4, 5] as const;
/** From here on the map stands out from a card as thin lines must. */
const LINE_FROM = 0.5;

type Rgb = readonly [number, number, number];

function rgb(hex: string): Rgb {
  const channel = (i: number): number => parseInt(hex.slice(i, i + 2), 16);
  return [channel(1), channel(3), channel(5)];
}

/** The sequential map of a theme: the colour of a part between 0, few, and 1, many. */
export function sequence(dark: boolean): (part: number) => string {
  const stops = STOPS.map((i) => rgb(TOKENS[dark ? 'dark' : 'light'][`--mi-seq-${i}`]));
  return (part) => {
    const at = Math.min(1, Math.max(0, part)) * (stops.length - 1);
    const i = Math.min(stops.length - 2, Math.floor(at));
    const [a, b] = [stops[i] as Rgb, stops[i + 1] as Rgb];
    const mixed = a.map((c, k) => Math.round(c + ((b[k] ?? c) - c) * (at - i)));
    return `#${mixed.map((c) => c.toString(16).padStart(2, '0')).join('')}`;
  };
}

/** The same for lines: its readable part, 0 the oldest and 1 the newest. */
export function lineSequence(dark: boolean): (part: number) => string {
  const colour = sequence(dark);
  return (part) => colour(LINE_FROM + (1 - LINE_FROM) * part);
}
