import { css } from 'lit';

export const dialogStyle = css`
  dialog {
    border: 1px solid var(--mi-line);
    border-radius: 6px;
    background: var(--mi-raised);
    color: inherit;
    box-shadow: var(--mi-shadow-high);
    padding: 0;
    max-width: min(900px, 92vw);
    max-height: 84vh;
    overflow: hidden;
  }
  dialog[open] {
    display: flex;
    flex-direction: column;
  }
  dialog::backdrop {
    background: rgb(0 0 0 / 35%);
  }
  dialog > .title {
    display: flex;
    align-items: center;
    gap: 12px;
    padding: 12px 8px 12px 16px;
    border-bottom: 1px solid var(--mi-line);
  }
  h2 {
    flex: 1;
    margin: 0;
    font-size: 14px;
    font-weight: 600;
    min-width: 0;
    overflow-wrap: anywhere;
  }
  h3 {
    font-size: 12px;
    font-weight: 600;
    margin: 16px 0 4px;
  }
  .body {
    overflow: auto;
    padding: 12px 16px 16px;
  }
  table {
    border-collapse: collapse;
    width: 100%;
  }
  th {
    text-align: left;
    font-size: 12px;
    font-weight: 500;
    color: var(--mi-dim);
  }
  th,
  td {
    padding: 4px 16px 4px 0;
    border-bottom: 1px solid var(--mi-grid);
    vertical-align: top;
  }
  .n {
    text-align: right;
    white-space: nowrap;
  }
  td.text {
    overflow-wrap: anywhere;
  }
  .amber {
    color: var(--mi-amber);
  }
  .red {
    color: var(--mi-red);
  }
`;
