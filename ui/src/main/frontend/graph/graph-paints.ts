import { PALETTE } from '../data/palette';
import { theme } from '../shell/app';
import type { Scene } from './graph-model';
import type { ColourBy } from './graph-url';

/** Colours and fonts of the theme of now. */
export interface Paints {
  page: string;
  surface: string;
  raised: string;
  selected: string;
  text: string;
  dim: string;
  control: string;
  accent: string;
  amber: string;
  red: string;
  font: string;
  dark: boolean;
}

/** Reads the tokens that hold at an element. */
export function paintsAt(element: Element): Paints {
  const style = getComputedStyle(element);
  const token = (name: string): string => style.getPropertyValue(`--mi-${name}`).trim();
  const names = ['page', 'surface', 'raised', 'selected', 'text', 'dim', 'control', 'accent', 'amber', 'red', 'font'] as const;
  const read = Object.fromEntries(names.map((name) => [name, token(name)])) as Record<(typeof names)[number], string>;
  return { ...read, dark: theme.dark };
}

/** The colour of a box: the same scope or op has the same colour in every view. */
export function colourOf(scene: Scene, index: number, by: ColourBy, dark: boolean): string {
  const box = scene.box(index);
  const key = !box ? '' : by === 'op' ? box.op || box.kind : box.kind === 'scope' ? box.name : (scene.box(box.parent)?.name ?? '');
  let hash = 7;
  for (let i = 0; i < key.length; i++) {
    hash = (hash * 31 + key.charCodeAt(i)) | 0;
  }
  return PALETTE[Math.abs(hash) % PALETTE.length]?.[dark ? 'dark' : 'light'] ?? '';
}
