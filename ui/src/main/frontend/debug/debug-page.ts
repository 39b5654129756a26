import { LitElement, html, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { Health } from '../data/api';
import type { Action, Job, JobRow } from '../data/debug';
import { grouped } from '../data/format';
import type { Pick as Part } from '../media/tensor-window';
import { Asked } from '../run/asked';
import { Watch, api, debugApi, live, runs, theme, view } from '../shell/app';
import { client } from '../shell/client';
import { onKeys } from '../shell/keyboard';
import { common } from '../shell/tokens';
import './debug-bar';
import './debug-graph';
import { renderNoJob } from './debug-empty';
import { DebugStore } from './debug-store';
import { debugStyle } from './debug-style';
import { formatChoice, parseChoice, type DebugChoice } from './debug-url';
import { controlsOf } from './controls';
import { firstJob } from './job-words';
import './step-bar';
import { StepOrder } from './step-order';
import './tensor-pane';
import type { Stop } from './tensor-store';
import './watch-pane';
import type { HitChosen } from './watch-pane';

/** The Debug page: one job, stopped in the middle of a step and looked into. */
@customElement('mi-debug-page')
export class DebugPage extends LitElement {
  static override styles = [common, debugStyle];

  @state() private order: StepOrder | null = null;
  private readonly store = new DebugStore(debugApi, client());
  private readonly nodes = new Asked<StepOrder>();
  private readonly health = new Asked<Health>();
  private endKeys: (() => void) | null = null;
  private ends: (() => void)[] = [];

  constructor() {
    super();
    new Watch(this, runs, view, theme, this.store, this.nodes, this.health);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('visibilitychange', this.look);
    addEventListener('pagehide', this.leave);
    addEventListener('pageshow', this.look);
    this.ends = [
      live.on('job', (job) => this.store.told(job)),
      live.on('hits', (hits) => this.store.toldHits(hits)),
      live.on('state', ({ state }) => {
        if (state === 'lost') {
          this.store.unheard();
        }
      }),
    ];
    this.look();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('visibilitychange', this.look);
    removeEventListener('pagehide', this.leave);
    removeEventListener('pageshow', this.look);
    this.ends.forEach((end) => end());
    live.watch(null);
    this.store.stop();
    this.endKeys?.();
    this.endKeys = null;
  }

  /** A page that nobody sees renews no lease. */
  private readonly look = (): void => {
    if (document.hidden) {
      this.store.stop();
    } else {
      this.store.start();
    }
  };

  private readonly leave = (): void => this.store.part();

  private get choice(): DebugChoice {
    return parseChoice(view.state.debug);
  }

  private get row(): JobRow | null {
    const jobs = this.store.jobs ?? [];
    const { job } = this.choice;
    return job === null ? (jobs.find(({ id }) => id === this.store.job?.id) ?? firstJob(jobs)) : (jobs.find(({ id }) => id === job) ?? null);
  }

  protected override willUpdate(): void {
    const { row } = this;
    this.store.want(row?.id ?? null);
    live.watch(row?.id ?? null);
    const { job } = this.store;
    const [graph] = job?.graphs ?? [];
    if (job?.run && graph) {
      const { run } = job;
      this.nodes.ask(`${run} ${graph.tag}`, run, async () => new StepOrder(await api.graphNodes(run, graph.tag)));
      this.order = this.nodes.value;
    } else {
      this.order = null;
    }
    if (this.store.jobs?.length === 0) {
      this.health.ask('server', 'debugger', () => api.health());
    }
    this.takeKeys();
  }

  /** The keys of a browser are ours only where they control a job. */
  private takeKeys(): void {
    if (this.store.controls && !this.endKeys) {
      this.endKeys = onKeys({
        'debug-continue': () => this.press('continue'),
        'debug-pause': () => this.press('pause'),
        'debug-node': () => this.press('nextNode'),
        'debug-step': () => this.press('nextStep'),
      });
    } else if (!this.store.controls && this.endKeys) {
      this.endKeys();
      this.endKeys = null;
    }
  }

  private press(action: Action): void {
    const { job } = this.store;
    const control = job && controlsOf({ job, controller: job.controller, me: this.store.client, watchpoints: 0, order: null, silent: this.store.silent }).find((one) => one.action === action);
    if (control?.blocked === null) {
      void this.store.control(action);
    }
  }

  protected override render(): TemplateResult {
    const { store, row } = this;
    if (store.jobs === null) {
      const error = store.errors.get('jobs');
      return error === undefined
        ? html`<div class="skeleton block" role="status" aria-busy="true" aria-label="Looking for jobs"></div>`
        : html`<div class="none" role="alert"><p><b>The jobs could not be read.</b> ${error}</p><p class="dim">The page asks again every second.</p></div>`;
    }
    if (!row) {
      return renderNoJob({ wanted: this.choice.job, jobs: store.jobs, health: this.health.value, choose: (job) => this.change({ job, node: null, slot: null, pick: null }) });
    }
    return html`<mi-debug-bar .store=${store} .order=${this.order} .jobId=${row.id} @mi-job=${(e: CustomEvent<string>) => this.change({ job: e.detail, node: null, slot: null, pick: null })}></mi-debug-bar>
      ${store.job ? this.renderJob(store.job) : html`<div class="skeleton block" aria-busy="true"></div>`}`;
  }

  private renderJob(job: Job): TemplateResult {
    const { store, order, choice } = this;
    const current = job.state === 'paused' ? job.node : null;
    const shown = choice.node ?? current;
    const hits = new Set(store.hits.hits.filter(({ step }) => step === job.step).map(({ node }) => node));
    const stop: Stop | null = current === null ? null : { job: job.id, step: String(job.step), before: current };
    return html`${order ? this.renderStep(order, current, hits) : null}
      <div class="work">
        ${this.renderGraph(job, current, hits)}
        <mi-watch-pane .store=${store} .chosenNode=${choice.node} .chosenSlot=${choice.slot} @mi-hit=${(e: CustomEvent<HitChosen>) => this.change({ ...e.detail, pick: null })}></mi-watch-pane>
        <mi-tensor-pane
          .stop=${stop}
          .node=${shown}
          .facts=${order?.node(shown) ?? null}
          .progress=${order && shown !== null && current !== null ? order.progress(shown, current) : null}
          .follows=${choice.node === null}
          .over=${job.state === 'ended' || job.state === 'lost'}
          .slotName=${choice.slot}
          .shownPart=${choice.pick}
          .runId=${job.run ?? ''}
          @mi-choose=${(e: CustomEvent<string | null>) => this.choose(e.detail)}
          @mi-slot=${(e: CustomEvent<string>) => this.change({ slot: e.detail, pick: null })}
          @mi-part=${(e: CustomEvent<Part>) => this.adjust({ pick: e.detail })}
        ></mi-tensor-pane>
      </div>`;
  }

  private renderStep(order: StepOrder, current: string | null, hits: ReadonlySet<string>): TemplateResult {
    const place = order.position(current);
    return html`<div class="step">
      <span class="dim place" data-place>${place < 0 ? `${grouped(order.running.length)} nodes a step` : `node ${grouped(place + 1)} of ${grouped(order.running.length)}`}</span>
      <mi-step-bar .order=${order} .current=${current} .chosen=${this.choice.node} .hits=${hits} @mi-choose=${(e: CustomEvent<string>) => this.choose(e.detail)}></mi-step-bar>
    </div>`;
  }

  private renderGraph(job: Job, current: string | null, hits: ReadonlySet<string>): TemplateResult {
    const [graph] = job.graphs;
    if (job.run === null || !graph) {
      return html`<div class="none" data-no-graph>
        <p><b>The graph of this job is not here yet.</b></p>
        <p class="dim">${job.run === null ? 'Its files have not been read: the run must lie in a log directory that this server watches.' : 'Its run has no graph.'} Pausing and looking at tensors works without it.</p>
      </div>`;
    }
    return html`<mi-debug-graph
      .run=${job.run}
      .tag=${graph.tag}
      .order=${this.order}
      .current=${current}
      .chosen=${this.choice.node}
      .hits=${hits}
      @mi-choose=${(e: CustomEvent<string>) => this.choose(e.detail)}
    ></mi-debug-graph>`;
  }

  private choose(node: string | null): void {
    this.change({ node, slot: null, pick: null });
  }

  private change(change: Partial<DebugChoice>): void {
    view.go({ debug: formatChoice({ ...this.choice, ...change }) });
  }

  private adjust(change: Partial<DebugChoice>): void {
    view.adjust({ debug: formatChoice({ ...this.choice, ...change }) });
  }
}
