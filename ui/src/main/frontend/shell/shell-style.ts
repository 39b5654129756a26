import { css } from 'lit';

export const shellStyle = css`
  :host {
    display: grid;
    grid-template: 48px minmax(0, 1fr) / 72px 260px minmax(0, 1fr);
    height: 100vh;
    min-width: 1000px;
    overflow: hidden;
    background: var(--mi-page);
  }
  nav {
    grid-row: 1 / 3;
    display: flex;
    flex-direction: column;
    gap: 4px;
    padding: 8px 4px;
    background: var(--mi-surface);
    border-right: 1px solid var(--mi-line);
  }
  nav a {
    display: flex;
    flex-direction: column;
    align-items: center;
    gap: 2px;
    padding: 6px 0 4px;
    border-radius: 6px;
    font-size: 11px;
    color: var(--mi-dim);
    text-decoration: none;
  }
  nav a:hover {
    background: var(--mi-hover);
  }
  nav a[aria-current='page'] {
    color: var(--mi-accent);
    background: var(--mi-selected);
  }
  nav a svg.icon {
    width: 20px;
    height: 20px;
  }
  header {
    grid-column: 2 / 4;
    display: flex;
    align-items: center;
    gap: 8px;
    padding: 0 12px;
    background: var(--mi-surface);
    border-bottom: 1px solid var(--mi-line);
    min-width: 0;
  }
  .place {
    margin: 0 8px 0 0;
    font-size: 14px;
    font-weight: 400;
    white-space: nowrap;
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .space {
    flex: 1;
  }
  .tool {
    width: 32px;
    height: 32px;
    padding: 0;
    color: var(--mi-dim);
  }
  .tool:hover {
    color: var(--mi-text);
  }
  aside {
    grid-column: 2;
    min-height: 0;
    background: var(--mi-surface);
    border-right: 1px solid var(--mi-line);
  }
  main {
    grid-column: 3;
    min-height: 0;
    min-width: 0;
    overflow: hidden;
    display: grid;
  }
  main.wide {
    grid-column: 2 / 4;
  }
`;
