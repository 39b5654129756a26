import { css } from 'lit';

export const watchStyle = css`
  :host {
    display: block;
    min-height: 0;
    overflow: auto;
    padding: 8px 12px 16px;
    background: var(--mi-surface);
  }
  h2 {
    margin: 4px 0 8px;
    font-size: 13px;
    font-weight: 600;
  }
  .hits {
    margin-top: 16px;
    border-top: 1px solid var(--mi-line);
    padding-top: 8px;
  }
  form {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 6px;
  }
  label {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 6px;
    color: var(--mi-dim);
    white-space: nowrap;
  }
  .limit {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 6px;
  }
  input,
  input[type='text'],
  select {
    flex: 1 1 130px;
    width: 0;
    min-width: 0;
    height: 28px;
    border: 1px solid var(--mi-control);
    border-radius: 6px;
    background: var(--mi-surface);
    color: var(--mi-text);
    padding: 0 6px;
  }
  .set {
    display: flex;
    align-items: center;
    gap: 8px;
  }
  .set button {
    flex: none;
    padding: 2px 16px;
  }
  [aria-disabled='true'] {
    opacity: 0.55;
    cursor: default;
  }
  ul {
    margin: 8px 0 0;
    padding: 0;
    list-style: none;
  }
  li {
    display: flex;
    align-items: start;
    gap: 4px;
    border-bottom: 1px solid var(--mi-grid);
    overflow-wrap: anywhere;
  }
  li > span {
    flex: 1;
    padding: 4px 0;
  }
  button.hit {
    display: grid;
    gap: 2px;
    flex: 1;
    text-align: left;
    padding: 4px 6px;
  }
  .mono {
    font: 12px/1.35 var(--mi-mono);
  }
  p {
    margin: 6px 0;
  }
  .red {
    color: var(--mi-red);
  }
  .amber {
    color: var(--mi-amber);
  }
`;
