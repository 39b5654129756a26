import { LitElement, css, html, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { ifDefined } from 'lit/directives/if-defined.js';
import type { Action } from '../data/debug';
import { elided, visible } from '../data/shown-text';
import { common } from '../shell/tokens';
import { controlsOf, type Control } from './controls';
import { LEASE_SECONDS, type DebugStore } from './debug-store';
import './end-dialog';
import { jobTitle, saySilence, sayState } from './job-words';
import type { StepOrder } from './step-order';
import { leaseText } from './lease-clock';

/**
 * What the job is doing, and what can be done with it; what a control would do is said before it is
 * pressed. Fires `mi-job` with the id of another job.
 */
@customElement('mi-debug-bar')
export class DebugBar extends LitElement {
  static override styles = [
    common,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        gap: 2px 16px;
        align-items: center;
        padding: 8px 16px;
        background: var(--mi-surface);
      }
      h2 {
        display: flex;
        align-items: center;
        gap: 10px;
        margin: 0;
        font-size: 20px;
        font-weight: 600;
        min-width: 0;
      }
      h2 > span {
        display: flex;
        min-width: 0;
        white-space: pre;
      }
      /* However long the name of a place is, the step is seen. */
      h2 > span > span:first-child {
        overflow: hidden;
        text-overflow: ellipsis;
      }
      .dot {
        flex: none;
        width: 12px;
        height: 12px;
        border-radius: 50%;
        background: var(--mi-control);
      }
      .dot[data-tone='still'] {
        border-radius: 2px;
        background: var(--mi-accent);
      }
      .dot[data-tone='busy'],
      .dot[data-tone='lost'] {
        background: var(--mi-amber);
      }
      .dot[data-tone='live'] {
        background: var(--mi-green);
      }
      .buttons {
        display: flex;
        justify-content: end;
        gap: 6px;
        align-items: center;
      }
      .buttons button {
        display: grid;
        justify-items: center;
        min-width: 76px;
        padding: 3px 8px;
        line-height: 1.25;
      }
      kbd {
        border: none;
        padding: 0;
      }
      [data-action='terminate'] {
        color: var(--mi-red);
      }
      [aria-disabled='true'] {
        opacity: 0.55;
        cursor: default;
      }
      /* Two lines always: what a control would do moves nothing. */
      .detail {
        display: -webkit-box;
        height: 36px;
        overflow: hidden;
        overflow-wrap: anywhere;
        -webkit-box-orient: vertical;
        -webkit-line-clamp: 2;
        align-self: start;
        color: var(--mi-dim);
      }
      .detail.hint {
        color: var(--mi-text);
      }
      .who {
        display: flex;
        gap: 8px;
        align-items: center;
        justify-content: end;
        align-self: start;
        white-space: nowrap;
      }
      .who select {
        max-width: 240px;
        height: 26px;
        border: 1px solid var(--mi-control);
        border-radius: 6px;
        background: var(--mi-surface);
      }
      .primary {
        background: var(--mi-accent);
        color: var(--mi-on-accent);
      }
      .primary:hover {
        background: var(--mi-accent);
      }
      .red {
        grid-column: 1 / 3;
        margin: 2px 0;
        color: var(--mi-red);
      }
      .amber {
        color: var(--mi-amber);
      }
    `,
  ];

  @property({ attribute: false }) store!: DebugStore;
  @property({ attribute: false }) order: StepOrder | null = null;
  @property() jobId = '';
  @state() private pointed: Action | 'attachment' | null = null;
  @state() private ending = false;
  private end: () => void = () => undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.end = this.store.onChange(() => this.requestUpdate());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.end();
  }

  protected override render(): TemplateResult | null {
    const { store } = this;
    const job = store.job ?? store.jobs?.find(({ id }) => id === this.jobId);
    if (!job) {
      return null;
    }
    const known = sayState(job, this.order?.node(job.node) ?? null);
    const said = store.silent ? saySilence(job, known) : known;
    const controls = controlsOf({ silent: store.silent, job, controller: store.job?.controller ?? null, me: store.client, watchpoints: store.watchpoints.length, order: this.order });
    const pointed = controls.find(({ action }) => action === this.pointed);
    const end = controls.at(-1);
    // What a control would do is of no interest while none can be pressed; what happens to the job is.
    const hint = store.silent ? null : pointed ? `${pointed.label}: ${pointed.blocked ?? pointed.what}` : this.attachHint();
    return html`<h2 aria-live="polite" data-state=${store.silent ? 'silent' : job.state}><i class="dot" data-tone=${said.tone}></i><span title=${visible(said.headline + said.when).slice(0, 2000)}><span>${elided(said.headline, 120)}</span><span>${said.when}</span></span></h2>
      <div class="buttons" role="toolbar" aria-label="Controls">${controls.slice(0, -1).map((control) => this.renderControl(control))}</div>
      <div class="detail ${hint ? 'hint' : ''}" title=${visible(hint ?? said.detail).slice(0, 2000)} data-detail>${elided(hint ?? said.detail, 200)}</div>
      <div class="who">${this.renderLease()} ${end && store.controls ? this.renderControl(end) : null} ${this.renderAttach()} ${this.renderJobs()}</div>
      <mi-end-dialog .job=${this.ending ? job : null} @close=${() => (this.ending = false)} @mi-end=${() => void store.control('terminate')}></mi-end-dialog>
      ${['attach', 'control', 'job'].map((cause) => {
        const error = store.errors.get(cause as 'attach');
        return error === undefined ? null : html`<p class="red" role="alert" data-error=${cause}>${elided(error, 400)}</p>`;
      })}`;
  }

  private renderControl({ action, label, keys, what, blocked }: Control): TemplateResult {
    return html`<button
      class="framed"
      data-action=${action}
      title="${blocked ?? what}${keys && ` (${keys})`}"
      aria-description=${blocked ?? what}
      aria-disabled=${blocked !== null}
      aria-keyshortcuts=${ifDefined(keys === '' ? undefined : keys.replace('Ctrl-', 'Control+'))}
      @pointerenter=${() => (this.pointed = action)}
      @pointerleave=${() => (this.pointed = null)}
      @focus=${(e: FocusEvent) => this.point(e, action)}
      @blur=${() => (this.pointed = null)}
      @click=${() => blocked === null && this.press(action)}
    >
      <span>${label}</span>${keys && html`<kbd>${keys}</kbd>`}
    </button>`;
  }

  /** Keys point by the focus; a click leaves it behind and points no more. */
  private point({ target }: FocusEvent, what: Action | 'attachment'): void {
    this.pointed = (target as Element).matches(':focus-visible') ? what : this.pointed;
  }

  private press(action: Action): void {
    if (action === 'terminate') {
      this.ending = true;
    } else {
      void this.store.control(action);
    }
  }

  /** What attaching or detaching does, while it is pointed at. */
  private attachHint(): string | null {
    const { job } = this.store;
    if (this.pointed !== 'attachment' || !job) {
      return null;
    }
    if (!job.attached) {
      return 'Attach: every node is looked at from the next step on, which costs some speed. Nothing is changed or stopped.';
    }
    return this.store.controls
      ? 'Detach: watchpoints are switched off and a paused job goes on, undisturbed.'
      : `Take control: ${elided(job.controller ?? 'who controls the job', 30)} can only watch from then on. Watchpoints stay as they are.`;
  }

  private renderAttach(): TemplateResult | null {
    const { store } = this;
    const { job } = store;
    if (!job || job.state === 'ended' || job.state === 'lost') {
      return null;
    }
    const button = (what: 'attach' | 'take' | 'detach', text: string, press: () => Promise<void>): TemplateResult =>
      html`<button
        class=${what === 'detach' ? 'framed' : 'primary'}
        data-action=${what}
        aria-disabled=${store.busy === 'attach' || store.busy === 'detach'}
        @pointerenter=${() => (this.pointed = 'attachment')}
        @pointerleave=${() => (this.pointed = null)}
        @focus=${(e: FocusEvent) => this.point(e, 'attachment')}
        @blur=${() => (this.pointed = null)}
        @click=${() => void press()}
      >
        ${text}
      </button>`;
    if (!job.attached) {
      return button('attach', store.busy === 'attach' ? 'Attaching…' : 'Attach', () => store.attach(LEASE_SECONDS, false));
    }
    return store.controls ? button('detach', 'Detach', () => store.detach()) : button('take', 'Take control', () => store.attach(LEASE_SECONDS, true));
  }

  private renderLease(): TemplateResult | null {
    const { store } = this;
    const { job } = store;
    if (!job?.attached) {
      return null;
    }
    if (!store.controls) {
      return html`<span data-controller>${job.controller === null ? '' : `${elided(job.controller, 30)} controls`}</span>`;
    }
    const left = store.lease.left(store.now) ?? 0;
    const late = store.lease.late(store.now);
    return html`<span class=${late ? 'amber' : 'dim'} data-lease=${left} title="A page that is hidden or closed does not renew its lease: the job then goes on by itself.">${leaseText(left, late)}</span>`;
  }

  private renderJobs(): TemplateResult | null {
    const jobs = this.store.jobs ?? [];
    return jobs.length < 2
      ? null
      : html`<select aria-label="Job" @change=${(e: Event) => this.dispatchEvent(new CustomEvent('mi-job', { detail: (e.target as HTMLSelectElement).value }))}>
          ${jobs.map((job) => html`<option value=${job.id} ?selected=${job.id === this.jobId}>${elided(jobTitle(job), 60)}</option>`)}
        </select>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mi-debug-bar': DebugBar;
  }
}
