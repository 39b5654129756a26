import { svg, html, type TemplateResult } from 'lit';

/** Line icons on a 16 px grid, drawn for this product. */
const SHAPES = {
  runs: svg`<path d="M2.5 4h1M6 4h7.5M2.5 8h1M6 8h7.5M2.5 12h1M6 12h7.5"/>`,
  lineage: svg`<circle cx="3.5" cy="4" r="1.5"/><circle cx="3.5" cy="12" r="1.5"/><circle cx="12.5" cy="8" r="1.5"/><path d="M5 4c4 0 3 4 6 4M5 12c4 0 3-4 6-4"/>`,
  charts: svg`<path d="M2.5 2.5v11h11M4.5 10.5l2.5-4 2.5 2 3.5-5"/>`,
  histograms: svg`<path d="M1.5 13.5h13M2 10.5c3 0 3-7 5-7s2 4.5 4 4.5 1.500 2.500 3.500 2.500M3 13.5c3 0 3-5 5-5s2.500 5 5 5"/>`,
  media: svg`<rect x="2" y="3" width="12" height="10" rx="1.5"/><circle cx="5.5" cy="6.3" r="1.1"/><path d="M2.5 11.5l3.5-3 2.5 2 3-3.5 2.5 3"/>`,
  graph: svg`<rect x="5.5" y="2" width="5" height="3" rx="1"/><rect x="1.5" y="11" width="5" height="3" rx="1"/><rect x="9.5" y="11" width="5" height="3" rx="1"/><path d="M8 5v3M4 11V8h8v3"/>`,
  profile: svg`<path d="M2 13.5h12M2.5 3.5h5M5 6.5h4M7.5 9.5h6"/>`,
  debug: svg`<circle cx="8" cy="9" r="3.5"/><path d="M8 5.5v7M6 3.5l1 2M10 3.5l-1 2M4.5 9h-3M14.5 9h-3M5 6.8L2.8 5.5M11 6.8l2.2-1.3M5 11.3l-2.2 1.5M11 11.3l2.2 1.5"/>`,
  info: svg`<circle cx="8" cy="8" r="5.5"/><path d="M8 7.3v3.4M8 5.2v.1"/>`,
  expand: svg`<path d="M9.5 2.5h4v4M6.5 13.5h-4v-4M13.5 2.5l-4.5 4.5M2.5 13.5l4.5-4.5"/>`,
  shrink: svg`<path d="M13 6.5H9.5V3M3 9.5h3.5V13M9.5 6.5l4-4M6.5 9.5l-4 4"/>`,
  panel: svg`<rect x="2.5" y="3" width="11" height="10" rx="1.5"/><path d="M6.5 3v10"/>`,
  close: svg`<path d="M4 4l8 8M12 4l-8 8"/>`,
  copy: svg`<rect x="5.5" y="5.5" width="8" height="8" rx="1.5"/><path d="M10.5 5.5v-2a1 1 0 0 0-1-1h-6a1 1 0 0 0-1 1v6a1 1 0 0 0 1 1h2"/>`,
  chevron: svg`<path d="M6 4l4 4-4 4"/>`,
  auto: svg`<circle cx="8" cy="8" r="5.5"/><path d="M8 2.5a5.5 5.5 0 0 1 0 11z" fill="currentColor"/>`,
  light: svg`<circle cx="8" cy="8" r="2.8"/><path d="M8 1.5v1.7M8 12.8v1.7M1.5 8h1.7M12.8 8h1.7M3.4 3.4l1.2 1.2M11.4 11.4l1.2 1.2M12.6 3.4l-1.2 1.2M4.6 11.4l-1.2 1.2"/>`,
  dark: svg`<path d="M13.3 9.7A5.6 5.6 0 0 1 6.3 2.7a5.6 5.6 0 1 0 7 7z"/>`,
  ledger: svg`<path d="M3.5 2.5h9v11h-9zM5.8 5.5h4.4M5.8 8h4.4M5.8 10.5h2.4"/>`,
  keys: svg`<rect x="1.5" y="4" width="13" height="8" rx="1.5"/><path d="M4 6.5h.1M6.6 6.5h.1M9.2 6.5h.1M11.9 6.5h.1M4.5 9.5h7"/>`,
  warning: svg`<path d="M8 2.5l6 11H2zM8 6.5v3M8 11.5v.1"/>`,
} as const;

export type IconName = keyof typeof SHAPES;

/** The icon as decoration: what it means stands in the label of what holds it. */
export function icon(name: IconName): TemplateResult {
  return html`<svg class="icon" viewBox="0 0 16 16" aria-hidden="true">${SHAPES[name]}</svg>`;
}
