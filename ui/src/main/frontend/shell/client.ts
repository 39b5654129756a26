const CLIENT_KEY = 'mindinsight.client';

/** The name under which this tab controls jobs: the same on all pages, and after a reload. */
export function client(): string {
  const known = sessionStorage.getItem(CLIENT_KEY);
  const name = known ?? `page-${crypto.getRandomValues(new Uint32Array(1))[0]?.toString(36) ?? '0'}`;
  sessionStorage.setItem(CLIENT_KEY, name);
  return name;
}
