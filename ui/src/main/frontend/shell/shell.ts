import { LitElement, html, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { elided } from '../data/shown-text';
import { counted } from '../data/format';
import { Watch, live, runs, selectedIds, selectedRuns, theme, view } from './app';
import { icon, type IconName } from './icons';
import { listenToKeys, onKeys } from './keyboard';
import { shellStyle } from './shell-style';
import { common, installTokens } from './tokens';
import './keys-dialog';
import './ledger-dialog';
import './live-mark';
import './run-panel';

/** A page of the product, as the server lists it. */
interface PageLink {
  slug: string;
  title: string;
  /** The second key after `g`. */
  key: string;
  /** Whether the run panel stands beside it. */
  panel: boolean;
}

const PANEL_KEY = 'mindinsight.panel';

installTokens();
listenToKeys();

/** The frame of every page: rail, top bar, run panel; the page itself is its child. */
@customElement('mi-shell')
export class Shell extends LitElement {
  static override styles = [common, shellStyle];

  /** All pages, in the order of the rail. */
  @property({ attribute: false }) pages: PageLink[] = [];
  /** Slug of the page that is shown. */
  @property() page = '';
  /** Id of the run that the page is about; empty if it is about the runs that are shown. */
  @property() run = '';
  @state() private panelOpen = localStorage.getItem(PANEL_KEY) !== 'closed';
  @state() private keysOpen = false;
  private endKeys: () => void = () => undefined;
  private endLive: () => void = () => undefined;

  constructor() {
    super();
    new Watch(this, view, theme, runs);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // Flow's session may not have outlived the server: links then load their page whole.
    this.endLive = live.on('state', () => this.requestUpdate());
    this.endKeys = onKeys({
      'go-runs': () => this.go('runs'),
      'go-charts': () => this.go('charts'),
      'go-histograms': () => this.go('histograms'),
      'go-media': () => this.go('media'),
      'go-graph': () => this.go('graph'),
      'go-lineage': () => this.go('lineage'),
      'go-profile': () => this.go('profile'),
      'go-debug': () => this.go('debug'),
      keys: () => (this.keysOpen = true),
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.endKeys();
    this.endLive();
  }

  protected override render(): TemplateResult {
    const panel = this.pages.some(({ slug, panel: has }) => slug === this.page && has);
    return html`
      <nav aria-label="Pages">${this.pages.map((page) => this.renderLink(page))}</nav>
      <header>
        ${panel
          ? html`<button
              class="tool"
              aria-label="Run panel"
              title="Run panel"
              aria-expanded=${this.panelOpen}
              @click=${() => this.togglePanel()}
            >
              ${icon('panel')}
            </button>`
          : null}
        <h1 class="place" data-place>${this.renderPlace()}</h1>
        <mi-live-mark></mi-live-mark>
        <span class="space"></span>
        <button class="tool" aria-label="Ledger" title="Ledger: what was read and what was not" @click=${() => this.openLedger()}>
          ${icon('ledger')}
        </button>
        <button class="tool" aria-label="Keys" title="Keys (?)" @click=${() => (this.keysOpen = true)}>${icon('keys')}</button>
        <button class="tool" data-theme-choice=${theme.choice} aria-label="Theme: ${theme.choice}" title="Theme: ${theme.choice}" @click=${() => theme.next()}>
          ${icon(theme.choice)}
        </button>
      </header>
      ${panel && this.panelOpen ? html`<aside aria-label="Run panel"><mi-run-panel></mi-run-panel></aside>` : null}
      <main class=${panel && this.panelOpen ? '' : 'wide'}><slot></slot></main>
      <mi-ledger-dialog></mi-ledger-dialog>
      <mi-keys-dialog ?open=${this.keysOpen} @close=${() => (this.keysOpen = false)}></mi-keys-dialog>
    `;
  }

  private renderLink({ slug, title, key }: PageLink): TemplateResult {
    return html`<a
      href=${slug + view.query}
      data-page=${slug}
      ?router-ignore=${live.interrupted}
      title="${title} (g ${key})"
      aria-current=${slug === this.page || (this.page === 'run' && slug === 'runs') ? 'page' : 'false'}
    >
      ${icon(slug as IconName)}<span>${title}</span>
    </a>`;
  }

  private renderPlace(): TemplateResult | string {
    const about = this.run === '' ? undefined : runs.all.find(({ id }) => id.startsWith(this.run));
    const shown = about ? [about.id] : selectedIds();
    const only = runs.get(shown[0] ?? '');
    if (this.page === 'runs') {
      return runs.loadedAt === null ? '' : counted(runs.all.length, 'run');
    }
    if (shown.length === 1 && only) {
      return html`<b title=${only.name.slice(0, 2000)}>${elided(only.name, 72)}</b>`;
    }
    return runs.loadedAt === null ? '' : `${counted(selectedRuns().length, 'run')} of ${runs.all.length}`;
  }

  private go(slug: string): void {
    const link = this.renderRoot.querySelector<HTMLAnchorElement>(`a[data-page="${slug}"]`);
    // Keys are faster than the next drawing: what was chosen a moment ago goes along.
    link?.setAttribute('href', slug + view.query);
    link?.click();
  }

  private togglePanel(): void {
    this.panelOpen = !this.panelOpen;
    localStorage.setItem(PANEL_KEY, this.panelOpen ? 'open' : 'closed');
  }

  private openLedger(): void {
    const run = selectedRuns()[0] ?? runs.all[0];
    if (run) {
      view.go({ ledger: run.id });
    }
  }
}
