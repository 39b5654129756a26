/** Control and invisible formatting characters, that would hide, reorder or break a name. */
const INVISIBLE = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

/** A name as it can be shown on one line: what cannot be seen is written as its code. */
export function visible(name: string): string {
  return name.replace(INVISIBLE, (c) => {
    const code = c.charCodeAt(0);
    return code < 0x20 ? String.fromCharCode(0x2400 + code) : `\\u${code.toString(16).padStart(4, '0')}`;
  });
}

/** At most `max` characters, the middle left out: beginnings and ends tell names apart. */
export function elided(name: string, max: number): string {
  const text = visible(name.length > 4 * max ? name.slice(0, 2 * max) + name.slice(-2 * max) : name);
  if (name.length <= max && text.length <= max) {
    return text;
  }
  const tail = Math.floor(max / 3);
  return `${text.slice(0, max - tail - 1)}\u2026${text.slice(text.length - tail)}`;
}

/** The part of a tag before its last slash, with the slash, and the part after it. */
export function splitTag(tag: string): [group: string, last: string] {
  const slash = tag.lastIndexOf('/', tag.length - 2);
  return [tag.slice(0, slash + 1), tag.slice(slash + 1)];
}
