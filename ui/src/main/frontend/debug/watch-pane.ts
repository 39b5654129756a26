import { LitElement, html, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Hit } from '../data/debug';
import { counted, grouped } from '../data/format';
import { elided, visible } from '../data/shown-text';
import { breakable } from '../shell/breakable';
import { icon } from '../shell/icons';
import { common } from '../shell/tokens';
import { SILENCE, type DebugStore } from './debug-store';
import { CONDITIONS, EMPTY_INPUT, LIMITS, hitText, readInput, watchText, type WatchInput } from './watch-input';
import { watchStyle } from './watch-style';

/** More hits than this are counted, not listed: the newest are kept. */
const LISTED = 200;

/** What is chosen of a hit. */
export interface HitChosen {
  node: string;
  slot: string;
}

/** The watchpoints of a job and what they have found. Fires `mi-hit` with node and slot of a hit. */
@customElement('mi-watch-pane')
export class WatchPane extends LitElement {
  static override styles = [common, watchStyle];

  @property({ attribute: false }) store!: DebugStore;
  @property() chosenNode: string | null = null;
  @property() chosenSlot: string | null = null;
  @state() private input: WatchInput = EMPTY_INPUT;
  @state() private fault = '';
  private end: () => void = () => undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.end = this.store.onChange(() => this.requestUpdate());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.end();
  }

  protected override render(): TemplateResult {
    const { store } = this;
    const why = this.blocked();
    return html`<section aria-label="Watchpoints">
        <h2>Watchpoints <span class="dim">${store.watchpoints.length > 0 ? grouped(store.watchpoints.length) : ''}</span></h2>
        ${this.renderForm(why)} ${this.renderList(why)}
      </section>
      <section class="hits" aria-label="Hits">
        <h2>Hits <span class="dim">${store.hits.hits.length > 0 ? grouped(store.hits.hits.length) : ''}</span></h2>
        ${this.renderHits()}
      </section>`;
  }

  private blocked(): string | null {
    const { job } = this.store;
    if (job?.state === 'ended' || job?.state === 'lost') {
      return job.state === 'ended' ? 'The job has ended.' : 'The job does not answer.';
    }
    if (!job?.attached) {
      return 'Attach first.';
    }
    if (this.store.silent) {
      return SILENCE;
    }
    return this.store.controls ? null : `${elided(job.controller ?? 'Someone else', 30)} controls the job.`;
  }

  private renderForm(why: string | null): TemplateResult {
    const { condition, parameter, limit, nodes } = this.input;
    const large = condition === 'tensor_too_large';
    const error = this.fault === '' ? this.store.errors.get('watch') : this.fault;
    return html`<form @submit=${(e: SubmitEvent) => void this.submit(e)}>
      <label>Stop where a tensor
        <select name="condition" @change=${(e: Event) => this.type({ condition: (e.target as HTMLSelectElement).value })}>
          ${CONDITIONS.map(({ name, label }) => html`<option value=${name} ?selected=${name === condition}>${label}</option>`)}
        </select></label
      >
      ${large
        ? html`<div class="limit">
            <label>its
              <select name="parameter" @change=${(e: Event) => this.type({ parameter: (e.target as HTMLSelectElement).value })}>
                ${LIMITS.map(({ name, label }) => html`<option value=${name} ?selected=${name === parameter}>${label}</option>`)}
              </select></label
            >
            <label>above <input type="text" name="limit" inputmode="decimal" size="8" placeholder="0.1" .value=${limit} @input=${(e: Event) => this.type({ limit: (e.target as HTMLInputElement).value })} /></label>
          </div>`
        : null}
      <label title="Full names; * stands for any characters, also /"
        >in nodes <input type="text" name="nodes" .value=${nodes} placeholder="gradients/*" @input=${(e: Event) => this.type({ nodes: (e.target as HTMLInputElement).value })}
      /></label>
      <div class="set">
        <button class="framed" aria-disabled=${why !== null || this.store.busy === 'watch'} aria-describedby="what">Watch</button>
        <span class="dim" id="what">${why ?? 'Stops before the node after a hit.'}</span>
      </div>
      ${error === undefined ? null : html`<p class="red" role="alert">${elided(error, 400)}</p>`}
    </form>`;
  }

  private renderList(why: string | null): TemplateResult {
    const { watchpoints, errors } = this.store;
    const error = errors.get('watchpoints');
    return html`${error === undefined ? null : html`<p class="red" role="alert">${elided(error, 400)}</p>`}
      <ul data-watchpoints>
        ${watchpoints.map(
          (one) =>
            html`<li>
              <span title=${visible(watchText(one)).slice(0, 2000)}>${breakable(elided(watchText(one), 120))}</span>
              <button aria-label="Delete watchpoint ${elided(watchText(one), 60)}" title=${why ?? 'Delete'} aria-disabled=${why !== null} @click=${() => why === null && void this.store.unwatch(one.id)}>${icon('close')}</button>
            </li>`,
        )}
      </ul>`;
  }

  private renderHits(): TemplateResult {
    const { hits, dropped = 0 } = this.store.hits;
    const error = this.store.errors.get('hits');
    const shown = hits.slice(-LISTED).reverse();
    return html`${error === undefined ? null : html`<p class="red" role="alert">${elided(error, 400)}</p>`}
      ${hits.length === 0 ? html`<p class="dim">${this.store.watchpoints.length === 0 ? 'Set a watchpoint, then continue: the job stops where it hits.' : 'None yet.'}</p>` : null}
      <ul data-hits=${hits.length}>
        ${shown.map((hit) => this.renderHit(hit))}
      </ul>
      ${hits.length > LISTED ? html`<p class="dim">The newest ${grouped(LISTED)} are listed.</p>` : null} ${dropped > 0 ? html`<p class="amber">${counted(dropped, 'message')} of the job did not arrive or were not kept.</p>` : null}`;
  }

  private renderHit(hit: Hit): TemplateResult {
    const { node, slot, step } = hit;
    const { job } = this.store;
    const here = job?.state === 'paused' && job.step === step;
    const chosen = here && node === this.chosenNode && slot === this.chosenSlot;
    return html`<li>
      <button class="hit" aria-pressed=${chosen} title="${visible(node).slice(0, 2000)}${here ? '' : ': the job has moved on since, the node holds other values by now'}" @click=${() => this.choose(hit)}>
        <span class="mono">${breakable(elided(node, 70))}</span>
        <span><span class="dim">step ${grouped(step)}${here ? '' : ', over'} · ${slot} ·</span> <span class=${hit.errors.length > 0 && hit.condition !== 'tensor_overflow' ? 'amber' : 'red'}>${elided(hitText(hit), 160)}</span></span>
      </button>
    </li>`;
  }

  private choose({ node, slot }: Hit): void {
    const detail: HitChosen = { node, slot };
    this.dispatchEvent(new CustomEvent('mi-hit', { detail }));
  }

  private type(change: Partial<WatchInput>): void {
    this.input = { ...this.input, ...change };
    this.fault = '';
  }

  private async submit(e: SubmitEvent): Promise<void> {
    e.preventDefault();
    const read = readInput(this.input);
    if ('fault' in read) {
      this.fault = read.fault;
    } else if (this.blocked() === null) {
      await this.store.watch(read);
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mi-watch-pane': WatchPane;
  }
}
