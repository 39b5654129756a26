import { css } from 'lit';

export const paneStyle = css`
  :host {
    display: block;
    min-width: 0;
    min-height: 0;
    overflow: auto;
    padding: 8px 12px 24px;
    background: var(--mi-surface);
  }
  header {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    align-items: center;
    gap: 2px 8px;
    margin-bottom: 8px;
  }
  h2 {
    margin: 4px 0;
    font-size: 14px;
    font-weight: 600;
    overflow-wrap: anywhere;
  }
  header p {
    grid-column: 1 / 3;
    margin: 0;
    overflow-wrap: anywhere;
  }
  .mono {
    font: 12px/1.35 var(--mi-mono);
  }
  .slots {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 2px;
    margin-bottom: 12px;
  }
  .slots button {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 8px;
    text-align: left;
    border-color: var(--mi-line);
    padding: 3px 8px;
  }
  .slots button[aria-checked='true'] {
    border-color: var(--mi-accent);
    background: var(--mi-selected);
  }
  .slots b {
    flex: none;
    min-width: 56px;
  }
  .slots .what {
    flex: 1 0 auto;
    max-width: 100%;
    overflow-wrap: anywhere;
  }
  .slots .from {
    flex: 0 0 100%;
    color: var(--mi-dim);
    font-size: 11px;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .slots .mean {
    font-size: 12px;
    white-space: nowrap;
  }
  .special {
    color: var(--mi-nan);
    font-weight: 600;
  }
  .old {
    margin: 0 0 8px;
    padding: 4px 8px;
    border-left: 3px solid var(--mi-amber);
    color: var(--mi-amber);
  }
  .plot {
    position: relative;
    height: 160px;
    margin-top: 12px;
  }
  .plot mi-histogram-plot {
    height: 100%;
  }
  .skeleton.block {
    height: 160px;
  }
  button.link {
    min-height: 20px;
    padding: 0 2px;
    color: var(--mi-accent);
    text-align: left;
    text-decoration: underline;
    overflow-wrap: anywhere;
  }
  .red {
    color: var(--mi-red);
  }
`;
