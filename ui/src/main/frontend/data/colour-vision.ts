/** Colour arithmetic by which the palette is tested; no page uses it. */

type Triple = readonly [number, number, number];

/** Dichromat simulation on linear sRGB: Machado, Oliveira and Fernandes 2009, severity 1. */
const DICHROMATS: Record<'protanopia' | 'deuteranopia', readonly Triple[]> = {
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
};

export type Vision = 'normal' | keyof typeof DICHROMATS;

function linear(hex: string): Triple {
  const channel = (i: number): number => {
    const c = parseInt(hex.slice(i, i + 2), 16) / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  };
  return [channel(1), channel(3), channel(5)];
}

function times(matrix: readonly Triple[], v: Triple): Triple {
  const row = (i: number): number => {
    const m = matrix[i] as Triple;
    return m[0] * v[0] + m[1] * v[1] + m[2] * v[2];
  };
  return [row(0), row(1), row(2)];
}

/** CIE Lab (D65) of a colour as it looks to this eye. */
export function lab(hex: string, vision: Vision): Triple {
  const rgb = linear(hex);
  const seen = vision === 'normal' ? rgb : times(DICHROMATS[vision], rgb);
  const clipped = seen.map((c) => Math.min(1, Math.max(0, c))) as unknown as Triple;
  const [x, y, z] = times(
    [
      [0.4124564, 0.3575761, 0.1804375],
      [0.2126729, 0.7151522, 0.072175],
      [0.0193339, 0.119192, 0.9503041],
    ],
    clipped,
  );
  const f = (t: number): number => (t > 216 / 24389 ? Math.cbrt(t) : (24389 / 27 / 116) * t + 16 / 116);
  const [fx, fy, fz] = [f(x / 0.95047), f(y), f(z / 1.08883)];
  return [116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)];
}

/** CIEDE2000 colour difference (Sharma, Wu and Dalal 2005). */
export function deltaE(p: Triple, q: Triple): number {
  const rad = Math.PI / 180;
  const c7 = ((Math.hypot(p[1], p[2]) + Math.hypot(q[1], q[2])) / 2) ** 7;
  const g = 1 + 0.5 * (1 - Math.sqrt(c7 / (c7 + 25 ** 7)));
  const [c1, c2] = [Math.hypot(g * p[1], p[2]), Math.hypot(g * q[1], q[2])];
  const hue = (b: number, a: number): number => (Math.atan2(b, a) / rad + 360) % 360;
  const [h1, h2] = [hue(p[2], g * p[1]), hue(q[2], g * q[1])];
  let dh = h2 - h1;
  dh -= dh > 180 ? 360 : dh < -180 ? -360 : 0;
  const dH = 2 * Math.sqrt(c1 * c2) * Math.sin((dh / 2) * rad);
  const mean = Math.abs(h1 - h2) <= 180 ? (h1 + h2) / 2 : (h1 + h2 + 360) / 2;
  const t =
    1 -
    0.17 * Math.cos((mean - 30) * rad) +
    0.24 * Math.cos(2 * mean * rad) +
    0.32 * Math.cos((3 * mean + 6) * rad) -
    0.2 * Math.cos((4 * mean - 63) * rad);
  const [l, c] = [(p[0] + q[0]) / 2, (c1 + c2) / 2];
  const sl = 1 + (0.015 * (l - 50) ** 2) / Math.sqrt(20 + (l - 50) ** 2);
  const [dl, dc, dhh] = [(q[0] - p[0]) / sl, (c2 - c1) / (1 + 0.045 * c), dH / (1 + 0.015 * c * t)];
  const rotation = -2 * Math.sqrt(c ** 7 / (c ** 7 + 25 ** 7)) * Math.sin(60 * rad * Math.exp(-(((mean - 275) / 25) ** 2)));
  return Math.sqrt(dl * dl + dc * dc + dhh * dhh + rotation * dc * dhh);
}

/** Contrast ratio of WCAG 2. */
export function contrast(a: string, b: string): number {
  const luminance = (hex: string): number => {
    const [r, g, blue] = linear(hex);
    return 0.2126 * r + 0.7152 * g + 0.0722 * blue;
  };
  const [x, y] = [luminance(a), luminance(b)];
  return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
}

/** The ink, dark or light, that is read best on a colour of six digits. */
export function inkOn(colour: string): string {
  return contrast(colour, INKS[0]) >= contrast(colour, INKS[1]) ? INKS[0] : INKS[1];
}

const INKS = ['#ffffff', '#0c1320'] as const;
