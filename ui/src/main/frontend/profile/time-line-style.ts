import { css } from 'lit';

export const timeLineStyle = css`
  :host {
    display: block;
    position: relative;
  }
  canvas {
    display: block;
    width: 100%;
    touch-action: none;
    cursor: crosshair;
  }
  p {
    margin: 4px 0 0;
    min-height: 20px;
    overflow-wrap: anywhere;
  }
`;
