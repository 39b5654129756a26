import { visible } from '../data/shown-text';

/** Texts that were cut to a width, so that none is measured again in the next frame. */
const cut = new Map<string, string>();
const CUT_MAX = 20_000;
/** No box has room for more characters. */
const CHARS_MAX = 300;

/** As much of a text as there is room for in the font of the context: its beginning and its end. */
export function fitting(ctx: CanvasRenderingContext2D, text: string, room: number): string {
  const whole = text.length > CHARS_MAX ? text.slice(0, CHARS_MAX / 2) + text.slice(-CHARS_MAX / 2) : text;
  const key = `${ctx.font} ${room} ${whole}`;
  let shown = cut.get(key);
  if (shown === undefined) {
    shown = shortened(visible(whole), (part) => ctx.measureText(part).width <= room);
    if (cut.size >= CUT_MAX) {
      cut.clear();
    }
    cut.set(key, shown);
  }
  return shown;
}

/** The longest that fits, found by halving; at least its first and last characters. */
export function shortened(text: string, fits: (part: string) => boolean): string {
  if (fits(text)) {
    return text;
  }
  let [few, many] = [3, text.length];
  while (few < many) {
    const middle = Math.ceil((few + many) / 2);
    if (fits(part(text, middle))) {
      few = middle;
    } else {
      many = middle - 1;
    }
  }
  return part(text, few);
}

function part(text: string, most: number): string {
  const tail = Math.floor(most / 3);
  return `${text.slice(0, most - tail - 1)}\u2026${text.slice(text.length - tail)}`;
}
