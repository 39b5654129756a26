import { css } from 'lit';

export const mediaCardStyle = css`
  :host {
    display: block;
    min-width: 0;
    max-width: 100%;
  }
  section {
    height: 100%;
    border: 1px solid var(--mi-line);
    border-radius: 6px;
    background: var(--mi-surface);
    box-shadow: var(--mi-shadow);
    padding: 8px 12px 12px;
  }
  header {
    display: flex;
    align-items: center;
    gap: 8px;
    min-height: 28px;
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
  .panes {
    display: flex;
    flex-wrap: wrap;
    gap: 16px 24px;
    margin-top: 4px;
  }
  .pane {
    min-width: 208px;
    max-width: 100%;
  }
  .pane.text {
    flex: 1 1 420px;
  }
  .pane.tensor {
    flex: 1 1 100%;
  }
  .run {
    display: flex;
    align-items: center;
    gap: 6px;
    min-width: 0;
  }
  .run i {
    flex: none;
    width: 10px;
    height: 10px;
    border-radius: 3px;
  }
  .step {
    font-size: 11px;
    margin: 2px 0 6px;
  }
  .items {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    align-items: start;
  }
  .items > * {
    max-width: 100%;
  }
  .text {
    flex: 1;
    min-width: 0;
    max-height: 520px;
    overflow: auto;
  }
  .text .wide {
    overflow-x: auto;
  }
  .text table {
    border-collapse: collapse;
  }
  .text td {
    border: 1px solid var(--mi-line);
    padding: 2px 8px;
    vertical-align: top;
  }
  .skeleton {
    width: 208px;
    height: 208px;
  }
  .pane.audio .skeleton {
    height: 40px;
  }
  .pane.text .skeleton,
  .pane.tensor .skeleton {
    width: 100%;
    height: 120px;
  }
  p {
    margin: 4px 0;
    max-width: 480px;
    overflow-wrap: anywhere;
  }
  .faults {
    margin: 8px 0 0;
    padding-left: 16px;
    color: var(--mi-amber);
    max-width: 480px;
    overflow-wrap: anywhere;
  }
  .amber {
    color: var(--mi-amber);
  }
  .red {
    color: var(--mi-red);
  }
`;
