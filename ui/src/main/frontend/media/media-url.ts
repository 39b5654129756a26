import type { Int } from '../data/exact-json';
import type { MediaKind } from '../data/media';

export type Tab = 'images' | 'audio' | 'text' | 'tensors';

export const TABS: readonly { tab: Tab; title: string; kind: MediaKind }[] = [
  { tab: 'images', title: 'Images', kind: 'image' },
  { tab: 'audio', title: 'Audio', kind: 'audio' },
  { tab: 'text', title: 'Text', kind: 'text' },
  { tab: 'tensors', title: 'Tensors', kind: 'tensor' },
];

/** How large images are drawn: as the card has room, or some pixels of the screen a pixel of theirs. */
export type Zoom = 'fit' | 1 | 2 | 4 | 8;

export const ZOOMS: readonly Zoom[] = ['fit', 1, 2, 4, 8];

/** What a viewer has chosen on the Media page; one parameter of the URL. */
export interface MediaChoice {
  /** Null: the first that has something. */
  tab: Tab | null;
  /** Null: the newest, whichever it is. */
  step: Int | null;
  zoom: Zoom;
}

/** The parameter's text; empty for the standard choice. */
export function formatChoice({ tab, step, zoom }: MediaChoice): string {
  return [tab ?? '', step === null ? '' : String(step), zoom === 'fit' ? '' : `${zoom}x`].join('.').replace(/\.+$/, '');
}

/** The choice in a parameter's text; what is not understood counts as not there. */
export function parseChoice(text: string): MediaChoice {
  const [tab, step = '', zoom] = text.split('.');
  return {
    tab: TABS.find((one) => one.tab === tab)?.tab ?? null,
    step: /^-?\d{1,19}$/.test(step) ? exact(step) : null,
    zoom: ZOOMS.find((one) => `${one}x` === zoom) ?? 'fit',
  };
}

function exact(step: string): Int {
  return Number.isSafeInteger(Number(step)) ? Number(step) : BigInt(step);
}
