import { css } from 'lit';

export const seriesLedgerStyle = css`
  dialog {
    max-width: min(1240px, 96vw);
  }
  .body {
    padding: 0;
  }
  table {
    border-collapse: separate;
    border-spacing: 0;
  }
  thead th {
    position: sticky;
    top: 0;
    z-index: 1;
    background: var(--mi-raised);
  }
  tr {
    height: 28px;
  }
  th,
  td {
    box-sizing: border-box;
    height: 28px;
    padding: 0 12px;
    vertical-align: middle;
    white-space: nowrap;
  }
  tr.gap {
    visibility: hidden;
  }
  td.run {
    max-width: 320px;
    overflow: hidden;
    text-overflow: ellipsis;
  }
  td i {
    display: inline-block;
    width: 8px;
    height: 8px;
    border-radius: 2px;
    margin-right: 6px;
  }
  td button {
    min-height: 20px;
    padding: 0 4px;
    color: inherit;
    text-decoration: underline dotted;
  }
  .foot {
    flex: none;
    margin: 0;
    padding: 8px 16px 12px;
    font-size: 12px;
  }
`;
