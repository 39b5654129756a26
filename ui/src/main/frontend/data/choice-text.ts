/** The choice of one page in one parameter of the URL: an object of what is not standard. */

/** The parameter's text; empty for an object of nothing. */
export function choiceText(written: object): string {
  return Object.keys(written).length === 0 ? '' : JSON.stringify(written);
}

/** What a parameter's text says, of any types; nothing where it is not understood. */
export function readChoice(text: string): Record<string, unknown> {
  try {
    const read: unknown = text === '' ? null : JSON.parse(text);
    return typeof read === 'object' && read !== null ? (read as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
