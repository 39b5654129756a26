import { css } from 'lit';

export const panelStyle = css`
  :host {
    display: flex;
    flex-direction: column;
    min-height: 0;
    height: 100%;
    gap: 8px;
    padding: 8px 0 0;
  }
  .head {
    display: flex;
    align-items: center;
    padding: 0 8px 0 12px;
  }
  h2 {
    flex: 1;
    margin: 0;
    font-size: 13px;
    font-weight: 600;
  }
  h2 .dim {
    font-weight: 400;
    margin-left: 4px;
  }
  .head button {
    color: var(--mi-dim);
    padding: 2px 6px;
  }
  input[type='search'] {
    margin: 0 12px;
  }
  .list {
    flex: 1;
    overflow: hidden auto;
    min-height: 0;
  }
  .list p {
    padding: 0 12px;
  }
  ul {
    position: relative;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  li {
    position: absolute;
    left: 0;
    right: 0;
    height: 28px;
    display: flex;
    align-items: center;
    gap: 6px;
    padding: 0 12px;
    color: var(--mi-dim);
  }
  li.on {
    color: var(--mi-text);
  }
  li:hover {
    background: var(--mi-hover);
  }
  li input {
    flex: none;
    margin: 0;
    width: 14px;
    height: 14px;
    accent-color: var(--mi-accent);
  }
  li input.depth1 {
    margin-left: 16px;
  }
  .swatch {
    flex: none;
    width: 16px;
    height: 16px;
    min-height: 0;
    padding: 0;
    border-radius: 4px;
    border: 3px solid transparent;
    background: var(--paint) content-box;
    box-shadow: none;
  }
  .swatch:hover {
    border-color: var(--mi-line);
  }
  .name {
    flex: 1;
    min-width: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    user-select: none;
  }
  .open {
    flex: none;
    display: flex;
    border-radius: 4px;
    color: var(--mi-dim);
    opacity: 0;
  }
  li:hover .open,
  .open:focus-visible {
    opacity: 1;
  }
  .open:hover {
    color: var(--mi-accent);
  }
  .fold {
    font-size: 11px;
    min-height: 18px;
    padding: 0 4px;
    color: var(--mi-dim);
  }
  #paints {
    position: fixed;
    margin: 0;
    inset: auto;
    border: 1px solid var(--mi-line);
    border-radius: 6px;
    background: var(--mi-raised);
    box-shadow: var(--mi-shadow-high);
    padding: 8px;
  }
  #paints:popover-open {
    display: grid;
    grid-template-columns: repeat(5, 28px);
    gap: 4px;
  }
  #paints button {
    height: 28px;
    background: var(--paint);
  }
`;
