import { css } from 'lit';

export const histogramCardStyle = css`
  .run {
    flex: none;
    max-width: 45%;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    font-size: 12px;
    color: var(--mi-dim);
  }
  .run i {
    display: inline-block;
    width: 8px;
    height: 8px;
    border-radius: 2px;
    margin-right: 5px;
  }
  footer {
    display: flex;
    gap: 12px;
    height: 22px;
    padding: 0 12px 6px;
    font-size: 11px;
    color: var(--mi-dim);
    white-space: nowrap;
    overflow: hidden;
  }
  footer span {
    flex: none;
  }
  footer .amber {
    flex: 0 1 auto;
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .amber {
    color: var(--mi-amber);
  }
  .nan {
    color: var(--mi-nan);
  }
  .apart {
    margin-top: 4px !important;
    padding-top: 4px;
    border-top: 1px solid var(--mi-line);
  }
  .tooltip table.apart {
    width: 100%;
  }
  .tooltip td:last-child {
    padding-right: 0;
  }
`;
