import { css } from 'lit';

/**
 * The design tokens, on :root of the document: neutral surfaces, one accent, red for failure, amber
 * for doubt, green for live. Contrast is checked by a test against these very values.
 */
export const TOKENS = {
  light: {
    '--mi-page': '#f3f4f6',
    '--mi-surface': '#ffffff',
    '--mi-raised': '#ffffff',
    '--mi-hover': '#edf0f4',
    '--mi-selected': '#e4ebf8',
    '--mi-line': '#dfe2e7',
    '--mi-grid': '#e9ebef',
    '--mi-control': '#8a909b',
    '--mi-text': '#1a1d23',
    '--mi-dim': '#5a616d',
    '--mi-accent': '#1f5fd0',
    '--mi-on-accent': '#ffffff',
    '--mi-red': '#b3261e',
    '--mi-amber': '#8a5a00',
    '--mi-green': '#18794a',
    '--mi-nan': '#b5179e',
    '--mi-shadow': '0 1px 2px rgb(20 24 32 / 6%)',
    '--mi-shadow-high': '0 8px 28px rgb(20 24 32 / 20%)',
  },
  dark: {
    '--mi-page': '#101216',
    '--mi-surface': '#16191f',
    '--mi-raised': '#1e222a',
    '--mi-hover': '#20252e',
    '--mi-selected': '#1f2c45',
    '--mi-line': '#2a2f39',
    '--mi-grid': '#232832',
    '--mi-control': '#6b7380',
    '--mi-text': '#e6e8ec',
    '--mi-dim': '#9aa2af',
    '--mi-accent': '#7fabff',
    '--mi-on-accent': '#0c1320',
    '--mi-red': '#ff8a80',
    '--mi-amber': '#e9b44c',
    '--mi-green': '#5cd394',
    '--mi-nan': '#ff7be5',
    '--mi-shadow': 'none',
    '--mi-shadow-high': '0 8px 28px rgb(0 0 0 / 55%)',
  },
} as const;

/** Puts the tokens of both themes into the document, once. */
export function installTokens(): void {
  const block = (tokens: Record<string, string>): string =>
    Object.entries(tokens)
      .map(([name, value]) => `${name}:${value};`)
      .join('');
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    :root { ${block(TOKENS.light)}
      --mi-font: system-ui, 'Segoe UI', Roboto, 'Helvetica Neue', 'DejaVu Sans', sans-serif;
      --mi-mono: ui-monospace, 'SF Mono', Menlo, Consolas, 'DejaVu Sans Mono', monospace; }
    :root[data-theme='dark'] { ${block(TOKENS.dark)} }
    body { margin: 0; background: var(--mi-page); color: var(--mi-text); font: 13px/1.35 var(--mi-font); }
    vaadin-connection-indicator, .v-loading-indicator { display: none; }
  `);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}

/** What every component's style starts with. */
export const common = css`
  :host {
    box-sizing: border-box;
    color: var(--mi-text);
    font: 13px/1.35 var(--mi-font);
    font-variant-numeric: tabular-nums;
  }
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  [hidden] {
    display: none !important;
  }
  a {
    color: var(--mi-accent);
  }
  button,
  input,
  select {
    font: inherit;
    color: inherit;
  }
  button {
    border: 1px solid transparent;
    border-radius: 6px;
    background: none;
    padding: 2px 8px;
    min-height: 26px;
    cursor: pointer;
  }
  button:hover {
    background: var(--mi-hover);
  }
  button.framed {
    border-color: var(--mi-line);
    background: var(--mi-surface);
  }
  button.framed:hover {
    background: var(--mi-hover);
  }
  button[aria-pressed='true'] {
    background: var(--mi-selected);
    border-color: var(--mi-accent);
  }
  button:disabled {
    opacity: 0.5;
    cursor: default;
  }
  input[type='search'],
  input[type='text'] {
    border: 1px solid var(--mi-control);
    border-radius: 6px;
    background: var(--mi-surface);
    padding: 2px 8px;
    height: 28px;
  }
  input::placeholder {
    color: var(--mi-dim);
    opacity: 1;
  }
  :focus-visible {
    outline: 2px solid var(--mi-accent);
    outline-offset: 1px;
  }
  kbd {
    font: 11px var(--mi-mono);
    border: 1px solid var(--mi-line);
    border-radius: 4px;
    padding: 0 4px;
    color: var(--mi-dim);
  }
  .dim {
    color: var(--mi-dim);
  }
  .skeleton {
    background: var(--mi-hover);
    border-radius: 4px;
  }
  svg.icon {
    width: 16px;
    height: 16px;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.5;
    stroke-linecap: round;
    stroke-linejoin: round;
    vertical-align: middle;
  }
`;
