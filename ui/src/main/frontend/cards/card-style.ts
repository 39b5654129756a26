import { css } from 'lit';

export const cardStyle = css`
  :host {
    display: block;
    min-width: 0;
    height: 256px;
  }
  :host([full]) {
    height: 100%;
  }
  section {
    position: relative;
    display: flex;
    flex-direction: column;
    height: 100%;
    border: 1px solid var(--mi-line);
    border-radius: 6px;
    background: var(--mi-surface);
    box-shadow: var(--mi-shadow);
  }
  :host(:focus-within) section,
  :host(.current) section {
    border-color: var(--mi-accent);
  }
  header {
    display: flex;
    align-items: center;
    gap: 4px;
    padding: 6px 6px 0 12px;
    min-width: 0;
  }
  h3 {
    flex: 1;
    min-width: 0;
    margin: 0;
    font-size: 13px;
    font-weight: 600;
    white-space: nowrap;
    overflow: hidden;
    text-overflow: ellipsis;
  }
  h3 .dim {
    font-weight: 400;
  }
  header button {
    width: 26px;
    padding: 0;
    color: var(--mi-dim);
  }
  header button.figure {
    display: flex;
    align-items: center;
    gap: 2px;
    width: auto;
    padding: 0 4px;
    font-size: 11px;
  }
  header .amber {
    color: var(--mi-amber);
  }
  .chip {
    flex: none;
    font-size: 11px;
    color: var(--mi-dim);
    padding: 0 4px;
  }
  .chip.nan {
    color: var(--mi-nan);
  }
  .amber {
    color: var(--mi-amber);
  }
  .sample {
    flex: none;
    margin: 0 12px;
    font-size: 11px;
    white-space: nowrap;
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .plot {
    flex: 1;
    min-height: 0;
    overflow: hidden;
  }
  .over {
    position: absolute;
    left: 0;
    right: 0;
    top: 38px;
    pointer-events: none;
  }
  .inset {
    position: absolute;
    top: 0;
  }
  .state {
    position: absolute;
    inset: 44px 12px 12px;
    margin: 0;
    color: var(--mi-dim);
  }
  .state.center {
    inset: 45% 12px auto 60px;
    text-align: center;
    pointer-events: none;
  }
  .u-select {
    background: color-mix(in srgb, var(--mi-accent) 18%, transparent);
  }
  .u-cursor-x {
    border-color: var(--mi-dim);
  }
  .uplot,
  .uplot * {
    font-family: inherit;
  }
`;
