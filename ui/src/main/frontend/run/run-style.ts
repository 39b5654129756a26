import { css } from 'lit';

export const runStyle = css`
  :host {
    display: flex;
    flex-direction: column;
    min-height: 0;
    min-width: 0;
  }
  .scroll {
    flex: 1;
    min-height: 0;
    overflow: hidden auto;
    padding: 12px 16px 24px;
  }
  .none {
    padding: 24px 16px;
  }
  .none p {
    margin: 0 0 4px;
  }
  header {
    margin-bottom: 16px;
  }
  h2 {
    display: flex;
    align-items: center;
    gap: 8px;
    margin: 0 0 8px;
    font-size: 20px;
    font-weight: 600;
    overflow-wrap: anywhere;
  }
  .paint {
    flex: none;
    width: 12px;
    height: 12px;
    border-radius: 3px;
  }
  dl {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 32px;
    margin: 0;
  }
  dt {
    font-size: 11px;
    color: var(--mi-dim);
  }
  dd {
    margin: 0;
    min-height: 20px;
  }
  button.link {
    padding: 0;
    min-height: 18px;
    text-decoration: underline dotted;
  }
  .grid {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(360px, 1fr));
    gap: 12px;
  }
  .skeleton.card {
    height: 220px;
    border-radius: 6px;
  }
  .preview {
    min-width: 0;
    min-height: 120px;
    display: flex;
    flex-direction: column;
    padding: 10px 14px;
    border: 1px solid var(--mi-line);
    border-radius: 6px;
    background: var(--mi-surface);
    box-shadow: var(--mi-shadow);
    overflow: hidden;
  }
  h3 {
    margin: 0 0 6px;
    font-size: 14px;
    font-weight: 600;
  }
  h3 a {
    text-decoration: none;
  }
  h3 a::after {
    content: ' →';
  }
  h3 a:hover {
    text-decoration: underline;
  }
  h3 .dim {
    font-weight: 400;
    margin-left: 4px;
  }
  .preview > .skeleton {
    flex: 1;
  }
  table {
    width: 100%;
    border-collapse: collapse;
    margin-bottom: 8px;
  }
  td {
    height: 26px;
    padding: 0 8px 0 0;
    white-space: nowrap;
    overflow: hidden;
    text-overflow: ellipsis;
    max-width: 220px;
  }
  td:last-child {
    padding-right: 0;
  }
  td.spark {
    width: 80px;
  }
  .n {
    text-align: right;
  }
  .scalars .n {
    width: 76px;
  }
  .tag {
    font-weight: 500;
    overflow-wrap: anywhere;
  }
  .tag .dim {
    font-weight: 400;
  }
  .ridges {
    flex: 1;
    min-height: 160px;
  }
  .preview p {
    margin: 2px 0 6px;
  }
  .text p {
    white-space: pre-line;
    overflow-wrap: anywhere;
  }
  .images {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(120px, 1fr));
    gap: 8px;
  }
  figure {
    margin: 0;
    min-width: 0;
  }
  img {
    display: block;
    width: 100%;
    height: 90px;
    object-fit: contain;
    object-position: left;
  }
  img.pixels {
    image-rendering: pixelated;
  }
  figcaption {
    font-size: 12px;
    white-space: nowrap;
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .failed {
    color: var(--mi-red);
  }
  .amber {
    color: var(--mi-amber);
  }
  .others,
  .missing {
    margin: 16px 0 0;
    color: var(--mi-dim);
  }
  .missing h3 {
    color: var(--mi-text);
  }
  .missing td {
    height: 24px;
    max-width: none;
    white-space: normal;
    vertical-align: top;
    padding-top: 3px;
  }
  .missing td:first-child {
    width: 120px;
    color: var(--mi-text);
  }
  code {
    font: 12px var(--mi-mono);
    margin-right: 16px;
  }
`;
