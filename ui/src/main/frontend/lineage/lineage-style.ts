import { css } from 'lit';

export const lineageStyle = css`
  :host {
    display: flex;
    flex-direction: column;
    min-height: 0;
    min-width: 0;
    background: var(--mi-surface);
  }
  .bar {
    display: flex;
    align-items: center;
    gap: 12px;
    min-height: 44px;
    flex: none;
    flex-wrap: wrap;
    padding: 6px 16px;
  }
  .bar input[type='search'] {
    width: 280px;
  }
  .space {
    flex: 1;
  }
  a.go {
    padding: 4px 12px;
    border-radius: 6px;
    background: var(--mi-accent);
    color: var(--mi-on-accent);
    text-decoration: none;
  }
  details {
    position: relative;
  }
  summary {
    cursor: pointer;
    padding: 3px 8px;
    border: 1px solid var(--mi-line);
    border-radius: 6px;
    list-style: none;
  }
  .menu {
    position: absolute;
    right: 0;
    z-index: 3;
    width: 280px;
    max-height: 60vh;
    overflow: auto;
    padding: 8px 12px;
    border: 1px solid var(--mi-line);
    border-radius: 6px;
    background: var(--mi-raised);
    box-shadow: var(--mi-shadow-high);
  }
  .menu h3 {
    margin: 8px 0 4px;
    font-size: 12px;
    color: var(--mi-dim);
  }
  .menu label {
    display: flex;
    gap: 8px;
    padding: 2px 0;
    overflow-wrap: anywhere;
  }
  .chips {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    padding: 0 16px 6px;
  }
  .chips button {
    border-color: var(--mi-accent);
    background: var(--mi-selected);
  }
  mi-parallel-coordinates {
    flex: none;
    border-bottom: 1px solid var(--mi-line);
  }
  .scroll {
    flex: 1;
    min-height: 0;
    overflow: auto;
  }
  [role='table'] {
    width: max-content;
    min-width: 100%;
  }
  [role='row'] {
    display: grid;
    grid-template-columns: 36px minmax(220px, 1fr) var(--lineage-columns,);
    align-items: center;
    height: 28px;
    padding: 0 12px 0 8px;
    min-width: 100%;
  }
  .head {
    position: sticky;
    top: 0;
    z-index: 1;
    background: var(--mi-surface);
    border-bottom: 1px solid var(--mi-line);
    color: var(--mi-dim);
    font-size: 12px;
  }
  .head button {
    display: inline-flex;
    gap: 4px;
    max-width: 100%;
    padding: 2px 0;
    white-space: nowrap;
  }
  .head button > span {
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .rows {
    position: relative;
  }
  .rows [role='row'] {
    position: absolute;
    left: 0;
    right: 0;
    border-bottom: 1px solid var(--mi-grid);
  }
  .rows [role='row']:hover,
  .rows [role='row']:focus-within {
    background: var(--mi-hover);
  }
  [role='cell'],
  [role='columnheader'] {
    padding: 0 8px;
    min-width: 0;
    white-space: nowrap;
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .n {
    text-align: right;
  }
  .name {
    display: flex;
    align-items: center;
    gap: 8px;
    padding-left: 0;
  }
  .paint {
    flex: none;
    width: 10px;
    height: 10px;
    border-radius: 3px;
  }
  .amber {
    color: var(--mi-amber);
  }
  button.link {
    min-height: 22px;
    padding: 0 4px;
    color: var(--mi-accent);
    font-family: var(--mi-mono);
    font-size: 12px;
  }
  .said {
    margin: 0;
    padding: 0 16px 6px;
    font-size: 12px;
  }
  .none {
    padding: 24px 16px;
    max-width: 640px;
  }
  .none pre {
    font: 12px/1.5 var(--mi-mono);
    overflow-x: auto;
  }
  .skeleton {
    height: 16px;
    margin: 6px 16px;
  }
  .unseen {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
  }
`;
