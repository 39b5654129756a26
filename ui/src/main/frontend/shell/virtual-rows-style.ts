import { css } from 'lit';

/**
 * A list of equally high rows of which those in its window are rendered: `.scroll` around `.rows`
 * around absolutely placed `.row`s.
 */
export const virtualRowsStyle = css`
  :host {
    display: block;
    min-height: 0;
    background: var(--mi-surface);
  }
  .scroll {
    height: 100%;
    overflow: auto;
  }
  .rows {
    position: relative;
    outline-offset: -2px;
  }
  .row {
    position: absolute;
    left: 0;
    right: 0;
    display: flex;
    align-items: center;
    height: 28px;
    white-space: nowrap;
    cursor: default;
  }
  .row:hover {
    background: var(--mi-hover);
  }
  .row[aria-selected='true'] {
    background: var(--mi-selected);
  }
  /* The keys move what is chosen, wherever the list itself ends. */
  .rows:focus-visible .row[aria-selected='true'] {
    outline: 2px solid var(--mi-accent);
    outline-offset: -2px;
  }
`;
