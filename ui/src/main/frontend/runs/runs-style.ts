import { css } from 'lit';

export const runsStyle = css`
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
    height: 44px;
    flex: none;
    padding: 0 16px;
  }
  .bar input {
    width: 320px;
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
  .scroll {
    flex: 1;
    min-height: 0;
    overflow: auto;
  }
  .scroll > .skeleton {
    height: 16px;
    margin: 6px 16px;
  }
  [role='table'] {
    min-width: 100%;
    width: max-content;
  }
  [role='row'] {
    display: grid;
    grid-template-columns:
      36px minmax(164px, 1fr) 88px 76px 96px 100px
      var(--metric-columns,) 72px 76px 56px;
    align-items: center;
    height: 28px;
    padding: 0 12px 0 8px;
    min-width: 100%;
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
  .rows [role='row']:hover {
    background: var(--mi-hover);
  }
  .rows [role='row'].cursor {
    box-shadow: inset 2px 0 var(--mi-accent);
    background: var(--mi-hover);
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
  .name.depth1 {
    padding-left: 20px;
    color: var(--mi-dim);
  }
  .name a {
    display: flex;
    min-width: 0;
    color: inherit;
    text-decoration: none;
  }
  .name a:hover {
    text-decoration: underline;
  }
  .name span {
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .paint {
    flex: none;
    width: 10px;
    height: 10px;
    border-radius: 3px;
  }
  .state {
    display: flex;
    align-items: center;
    gap: 6px;
    color: var(--mi-dim);
  }
  .state.failed {
    color: var(--mi-red);
  }
  .state.stalled,
  .amber {
    color: var(--mi-amber);
  }
  .state.running {
    color: var(--mi-text);
  }
  .metric {
    display: flex;
    align-items: center;
    justify-content: flex-end;
    gap: 8px;
  }
  .metric span {
    min-width: 62px;
    text-align: right;
  }
  .spark {
    flex: none;
  }
  .fold {
    font-size: 11px;
    min-height: 18px;
    padding: 0 4px;
    color: var(--mi-dim);
  }
  .tools {
    text-align: right;
  }
  .tools button {
    padding: 0 4px;
    min-height: 22px;
  }
  .tools button.quiet {
    color: var(--mi-dim);
    opacity: 0;
  }
  [role='row']:hover .quiet,
  .cursor .quiet,
  .quiet:focus-visible {
    opacity: 1 !important;
  }
  .unseen {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
  }
  .none {
    padding: 24px 16px;
  }
  input[type='checkbox'] {
    margin: 0;
    width: 14px;
    height: 14px;
    vertical-align: middle;
  }
`;
