import { css } from 'lit';

export const tooltipStyle = css`
  .tooltip {
    position: absolute;
    top: 4px;
    z-index: 5;
    max-width: 420px;
    padding: 6px 10px;
    border: 1px solid var(--mi-line);
    border-radius: 6px;
    background: var(--mi-raised);
    box-shadow: var(--mi-shadow-high);
    font-size: 12px;
    pointer-events: none;
    white-space: nowrap;
  }
  .tooltip.pinned {
    pointer-events: auto;
    border-color: var(--mi-accent);
    user-select: text;
  }
  .tooltip p {
    margin: 0 0 2px;
  }
  .tooltip table {
    border-collapse: collapse;
  }
  .tooltip td {
    padding: 1px 8px 1px 0;
  }
  .tooltip i {
    display: block;
    width: 8px;
    height: 8px;
    border-radius: 2px;
  }
  .tooltip .run {
    max-width: 200px;
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .tooltip .n {
    text-align: right;
  }
`;
