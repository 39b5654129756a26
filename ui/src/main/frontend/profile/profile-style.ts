import { css } from 'lit';

export const profileStyle = css`
  :host {
    display: flex;
    flex-direction: column;
    min-height: 0;
    min-width: 0;
    background: var(--mi-surface);
  }
  .scroll {
    flex: 1;
    min-height: 0;
    overflow: hidden auto;
    padding: 8px 16px 24px;
  }
  .line {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
    min-height: 36px;
  }
  label {
    display: flex;
    align-items: center;
    gap: 6px;
    color: var(--mi-dim);
  }
  select {
    height: 28px;
    max-width: 300px;
    border: 1px solid var(--mi-control);
    border-radius: 6px;
    background: var(--mi-surface);
    color: var(--mi-text);
  }
  h2 {
    margin: 8px 0 2px;
    font-size: 20px;
    font-weight: 600;
  }
  h3 {
    margin: 0 8px 0 0;
    font-size: 14px;
    font-weight: 600;
  }
  p {
    margin: 2px 0;
  }
  section {
    margin-top: 16px;
  }
  .notes {
    margin: 8px 0;
    padding-left: 16px;
    color: var(--mi-amber);
  }
  table {
    border-collapse: collapse;
  }
  th {
    font-weight: 400;
    text-align: left;
  }
  .n {
    text-align: right;
    white-space: nowrap;
  }
  .bars {
    margin-top: 8px;
    width: min(100%, 760px);
  }
  .bars th,
  .bars td {
    height: 24px;
    padding: 0 8px 0 0;
    white-space: nowrap;
  }
  .bars th {
    width: 150px;
  }
  .bars .n {
    width: 56px;
  }
  .bars .n.dim {
    width: 110px;
  }
  .bar i {
    display: block;
    height: 14px;
    min-width: 1px;
    border-radius: 2px;
    background: var(--mi-accent);
  }
  .operators {
    width: 100%;
    table-layout: fixed;
  }
  /* The name has what the figures leave. */
  .operators th:nth-child(n + 2) {
    width: 84px;
  }
  .operators th:nth-child(2),
  .operators th:nth-child(6) {
    width: 76px;
  }
  .operators th:last-child {
    width: max(130px, 18%);
  }
  /* What tells nodes apart is the end of their names. */
  .key {
    display: block;
    overflow: hidden;
    text-overflow: ellipsis;
    direction: rtl;
    text-align: left;
  }
  .none mi-recorder-control {
    margin: 12px 0;
  }
  .operators thead th {
    position: sticky;
    top: -8px;
    background: var(--mi-surface);
    color: var(--mi-dim);
    font-size: 12px;
    border-bottom: 1px solid var(--mi-line);
    padding: 0 8px;
  }
  thead button {
    padding: 2px 0;
  }
  tbody th,
  tbody td {
    height: 28px;
    padding: 0 8px;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    border-bottom: 1px solid var(--mi-grid);
  }
  tbody tr:hover {
    background: var(--mi-hover);
  }
  tbody tr[aria-current='true'] {
    background: var(--mi-selected);
  }
  .operators .bar i {
    display: inline-block;
    height: 10px;
    margin-right: 6px;
    max-width: calc(100% - 56px);
    vertical-align: middle;
  }
  .none {
    padding: 24px 16px;
    max-width: 680px;
    overflow: auto;
  }
  .none h2 {
    margin: 0 0 4px;
  }
  .red {
    color: var(--mi-red);
  }
  .skeleton.block {
    margin: 16px;
    flex: 1;
    min-height: 200px;
  }
  .skeleton.sentence {
    height: 28px;
    width: 60%;
    margin: 8px 0;
  }
  .skeleton.lanes {
    height: 160px;
  }
`;
