import { css } from 'lit';

export const graphStyle = css`
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
    flex-wrap: wrap;
    flex: none;
    min-height: 44px;
    padding: 6px 16px;
    border-bottom: 1px solid var(--mi-line);
  }
  .bar label {
    display: flex;
    align-items: center;
    gap: 6px;
    color: var(--mi-dim);
  }
  .bar select {
    height: 28px;
    max-width: 260px;
    border: 1px solid var(--mi-control);
    border-radius: 6px;
    background: var(--mi-surface);
    color: var(--mi-text);
  }
  mi-graph-search {
    width: 220px;
  }
  .space {
    flex: 1;
  }
  .work {
    flex: 1;
    min-height: 0;
    display: grid;
    grid-template-columns: 240px minmax(0, 1fr);
    grid-template-rows: minmax(0, 1fr);
  }
  .work.detailed {
    grid-template-columns: 240px minmax(0, 1fr) 340px;
  }
  mi-graph-outline {
    border-right: 1px solid var(--mi-line);
  }
  .notes {
    flex: none;
    margin: 0;
    padding: 6px 16px;
    list-style: none;
    max-height: 96px;
    overflow: auto;
    color: var(--mi-amber);
    border-bottom: 1px solid var(--mi-line);
  }
  .none {
    padding: 24px 16px;
    max-width: 760px;
  }
  .none pre {
    font: 12px/1.5 var(--mi-mono);
    overflow-x: auto;
  }
  .skeleton.block {
    margin: 16px;
    flex: 1;
    min-height: 200px;
  }
  .busy {
    color: var(--mi-dim);
  }
`;
