import { css } from 'lit';

export const tensorStyle = css`
  :host {
    display: block;
    min-width: 0;
  }
  .facts {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 12px;
    align-items: baseline;
  }
  dl {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(88px, 1fr));
    gap: 4px 12px;
    margin: 8px 0;
    max-width: 620px;
  }
  dt {
    font-size: 11px;
    color: var(--mi-dim);
  }
  dd {
    margin: 0;
  }
  .special,
  .special dt {
    color: var(--mi-nan);
    font-weight: 600;
  }
  .pick {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 16px;
    align-items: center;
    margin: 8px 0;
  }
  .pick label {
    display: flex;
    gap: 6px;
    align-items: center;
  }
  .pick input,
  .pick select {
    border: 1px solid var(--mi-control);
    border-radius: 6px;
    background: var(--mi-surface);
    height: 26px;
    padding: 0 4px;
  }
  .pick input {
    width: 72px;
  }
  .scroll {
    position: relative;
    overflow: auto;
    max-width: 100%;
  }
  table {
    border-collapse: collapse;
    font: 12px/1.35 var(--mi-mono);
  }
  th {
    font-weight: 400;
    color: var(--mi-dim);
    padding: 2px 8px;
    text-align: right;
  }
  td {
    border: 1px solid var(--mi-line);
    padding: 2px 8px;
    text-align: right;
    white-space: nowrap;
  }
  .unseen {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
  }
  td.special {
    background: color-mix(in srgb, var(--mi-nan) 14%, transparent);
  }
  .skeleton.table {
    height: 120px;
  }
  .red {
    color: var(--mi-red);
  }
`;
