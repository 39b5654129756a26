import { css } from 'lit';

export const cardsStyle = css`
  :host {
    display: flex;
    flex-direction: column;
    min-height: 0;
    min-width: 0;
  }
  .scroll {
    flex: 1;
    min-height: 0;
    overflow: hidden auto;
    padding: 4px 12px 24px;
  }
  .only {
    flex: 1;
    min-height: 0;
    padding: 12px;
    display: grid;
    grid-template-columns: repeat(var(--columns, 1), minmax(0, 1fr));
    grid-auto-rows: minmax(256px, 1fr);
    gap: 8px;
    overflow: hidden auto;
  }
  h2 {
    margin: 8px 0 4px;
    font-size: 13px;
    font-weight: 600;
  }
  h2 button {
    padding: 2px 4px;
  }
  .chevron {
    display: inline-block;
    width: 12px;
    color: var(--mi-dim);
  }
  h2 .dim {
    font-weight: 400;
    margin-left: 4px;
  }
  .groups {
    display: grid;
    grid-template-columns: repeat(var(--columns), minmax(0, 1fr));
    column-gap: 8px;
  }
  .group {
    min-width: 0;
    display: grid;
    grid-template-columns: subgrid;
    align-content: start;
  }
  .group > * {
    grid-column: 1 / -1;
  }
  .grid {
    display: grid;
    grid-template-columns: subgrid;
    gap: 8px;
  }
  .scroll > .grid {
    grid-template-columns: repeat(auto-fill, minmax(340px, 1fr));
  }
  .skeleton.card {
    height: 256px;
    border-radius: 6px;
  }
  .left-out {
    color: var(--mi-amber);
    margin: 8px 4px;
  }
  .none {
    padding: 24px 8px;
  }
  .none p {
    margin: 0 0 4px;
  }
`;
