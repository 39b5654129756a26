import { LitElement, css, html, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import type { JobRow } from '../data/debug';
import { elided } from '../data/shown-text';
import { Watch, debugApi } from '../shell/app';
import { client } from '../shell/client';
import { common } from '../shell/tokens';
import { EVERY_STEPS, EVERY_STEPS_MAX, readEvery, recorderText } from './recorder-input';
import { RecorderStore } from './recorder-store';

/** Switches the recorder of a job that runs; nothing where no such job runs. */
@customElement('mi-recorder-control')
export class RecorderControl extends LitElement {
  static override styles = [
    common,
    css`
      :host {
        display: block;
      }
      .line {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 4px 8px;
      }
      label {
        display: flex;
        align-items: center;
        gap: 6px;
        white-space: nowrap;
      }
      input,
      select {
        height: 28px;
        border: 1px solid var(--mi-control);
        border-radius: 6px;
        background: var(--mi-surface);
        color: var(--mi-text);
        padding: 0 6px;
      }
      input {
        width: 84px;
      }
      .dot {
        width: 8px;
        height: 8px;
        border-radius: 50%;
        background: var(--mi-green);
      }
      p {
        margin: 4px 0;
        color: var(--mi-red);
      }
    `,
  ];

  /** Of the run, or its beginning; null for any run that a job writes. */
  @property({ attribute: false }) run: string | null = null;
  @state() private fault = '';
  /** What is being typed: news of the job must not take it away. Null before the first key. */
  @state() private draft: string | null = null;
  private readonly store = new RecorderStore(debugApi, client());

  constructor() {
    super();
    new Watch(this, this.store);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('visibilitychange', this.look);
    this.look();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('visibilitychange', this.look);
    this.store.stop();
  }

  private readonly look = (): void => {
    if (document.hidden) {
      this.store.stop();
    } else {
      this.store.start();
    }
  };

  protected override render(): TemplateResult | null {
    const job = this.store.jobOf(this.run);
    return job?.recorder ? this.renderControl(job, job.recorder.everySteps) : null;
  }

  private renderControl(job: JobRow, everySteps: number): TemplateResult {
    const { busy, error } = this.store;
    const trouble = this.fault === '' ? error : this.fault;
    return html`<div class="line" role="group" aria-label="Recorder of the job that runs" data-recorder=${everySteps} aria-busy=${busy}>
        <i class="dot" aria-hidden="true"></i>
        <label
          >Record
          <select .value=${live(everySteps === 0 ? 'off' : 'on')} @change=${(e: Event) => this.turn(job, (e.target as HTMLSelectElement).value === 'on')}>
            <option value="off">off</option>
            <option value="on">every n-th step</option>
          </select></label
        >
        ${everySteps === 0 ? null : html`<label>n = <input type="text" inputmode="numeric" aria-label="Steps from one recorded step to the next" title="1 to ${EVERY_STEPS_MAX}" .value=${live(this.draft ?? String(everySteps))} @input=${(e: Event) => (this.draft = (e.target as HTMLInputElement).value)} @change=${(e: Event) => this.type(job, (e.target as HTMLInputElement).value)} /></label>`}
        <span class="dim">${busy ? 'The job is being told…' : recorderText(everySteps)}</span>
      </div>
      ${trouble === null ? null : html`<p role="alert" data-fault>${elided(trouble, 400)}</p>`}`;
  }

  private turn(job: JobRow, on: boolean): void {
    this.fault = '';
    this.draft = null;
    void this.store.record(job, on ? EVERY_STEPS : 0);
  }

  private type(job: JobRow, text: string): void {
    const read = readEvery(text);
    this.fault = typeof read === 'number' ? '' : read.fault;
    if (typeof read === 'number') {
      this.draft = null;
      void this.store.record(job, read);
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mi-recorder-control': RecorderControl;
  }
}
