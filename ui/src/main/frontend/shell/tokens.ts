import { css } from 'lit';
import { TOKENS } from './token-values';

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
