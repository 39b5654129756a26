import { css } from 'lit';

export const debugStyle = css`
  :host {
    display: flex;
    flex-direction: column;
    min-height: 0;
    min-width: 0;
    background: var(--mi-surface);
  }
  .step {
    flex: none;
    display: flex;
    align-items: center;
    gap: 12px;
    padding: 2px 16px 4px;
  }
  .step .place {
    flex: none;
    width: 116px;
  }
  mi-step-bar {
    flex: 1;
    min-width: 0;
  }
  .work {
    flex: 1;
    min-height: 0;
    display: grid;
    grid-template-columns: minmax(0, 1fr) 260px minmax(320px, 30%);
    grid-template-rows: minmax(0, 1fr);
    border-top: 1px solid var(--mi-line);
  }
  mi-watch-pane,
  mi-tensor-pane {
    border-left: 1px solid var(--mi-line);
  }
  .none {
    padding: 24px 16px;
    max-width: 680px;
    overflow: auto;
  }
  .none h2 {
    margin: 0 0 4px;
    font-size: 20px;
    font-weight: 600;
  }
  .red {
    color: var(--mi-red);
  }
  .skeleton.block {
    margin: 16px;
    flex: 1;
    min-height: 200px;
  }
`;
