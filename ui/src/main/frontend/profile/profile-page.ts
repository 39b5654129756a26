import { LitElement, html, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import type { Run } from '../data/api';
import type { Operator, Profile, StepTimes, Timeline } from '../data/profiles';
import { counted, grouped, short } from '../data/format';
import { elided, visible } from '../data/shown-text';
import { STANDARD as GRAPH, formatChoice as formatGraph } from '../graph/graph-url';
import { Asked } from '../run/asked';
import { Watch, live, profileApi, runs, selectedRuns, theme, view } from '../shell/app';
import { onKeys } from '../shell/keyboard';
import { pageLink } from '../shell/page-link';
import { common } from '../shell/tokens';
import { matching, sorted, type SortKey } from './operator-rows';
import { renderNoProfile } from './profile-empty';
import { profileStyle } from './profile-style';
import { formatChoice, parseChoice, type ProfileChoice } from './profile-url';
import { basis, ofPeak, partsOf, percent, rateFigure, rateText, sentence, timeText } from './profile-words';
import './recorder-control';
import './time-line';

/** Rows of a table at first; a button shows all. */
const ROWS = 60;
/** Parts that have a bar of their own. */
const BARS = 8;

const COLUMNS: readonly { key: SortKey; title: string; what: string }[] = [
  { key: 'key', title: 'Op', what: '' },
  { key: 'calls', title: 'Calls', what: 'In all recorded steps' },
  { key: 'total', title: 'Time', what: 'In all recorded steps' },
  { key: 'mean', title: 'A call', what: 'Mean time of one call' },
  { key: 'rate', title: 'FLOP/s', what: 'Floating-point operations of its definition, by its time' },
];

/** The Profile page: where the time of a run's steps went. */
@customElement('mi-profile-page')
export class ProfilePage extends LitElement {
  static override styles = [common, profileStyle];

  private readonly profiles = new Asked<Profile[]>();
  private readonly types = new Asked<Operator[]>();
  private readonly names = new Asked<Operator[]>();
  private readonly steps = new Asked<StepTimes[]>();
  private readonly timeline = new Asked<Timeline>();
  private readonly peak = new Asked<number>();
  private all = false;
  private ends: (() => void)[] = [];

  constructor() {
    super();
    new Watch(this, runs, view, theme, this.profiles, this.types, this.names, this.steps, this.timeline, this.peak);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const again = (): void => {
      this.profiles.outdate();
      this.requestUpdate();
    };
    this.ends = [
      live.on('run', again),
      live.on('reset', again),
      live.on('state', ({ state }) => state === 'open' && again()),
      onKeys({ filter: () => this.renderRoot.querySelector<HTMLInputElement>('input[type=search]')?.focus() }),
    ];
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.ends.forEach((end) => end());
  }

  private get choice(): ProfileChoice {
    return parseChoice(view.state.profile);
  }

  /** The profile of the run that is chosen, else of the first of those shown, then of all, that has one. */
  private get profile(): Profile | null {
    const all = this.profiles.value ?? [];
    const { run } = this.choice;
    if (run !== null) {
      return all.find((one) => one.run.startsWith(run)) ?? null;
    }
    const shown = selectedRuns().map(({ id }) => id);
    return all.find((one) => shown.includes(one.run)) ?? all[0] ?? null;
  }

  /** Operations a second; null where nothing was measured. */
  private get peakRate(): number | null {
    const { value } = this.peak;
    return value !== null && value > 0 ? value : null;
  }

  protected override willUpdate(): void {
    this.profiles.ask('all', 'profiles', () => profileApi.profiles(null));
    const { profile } = this;
    if (!profile) {
      return;
    }
    const state = `${profile.steps.length} ${profile.events}`;
    this.types.ask(profile.id, state, () => profileApi.operators(profile.id, 'type'));
    this.steps.ask(profile.id, state, () => profileApi.steps(profile.id));
    this.peak.ask(profile.id, state, () => profileApi.peak(profile.id));
    if (this.choice.by === 'name') {
      this.names.ask(profile.id, state, () => profileApi.operators(profile.id, 'name'));
    }
    const step = this.choice.step ?? profile.steps.at(-1) ?? null;
    if (step !== null) {
      this.timeline.ask(profile.id, `${step}`, () => profileApi.timeline(profile.id, step));
    }
  }

  protected override render(): TemplateResult {
    const { profiles, profile } = this;
    if (profiles.value === null) {
      return profiles.error === null
        ? html`<div class="skeleton block" role="status" aria-busy="true" aria-label="Looking for profiles"></div>`
        : html`<div class="none" role="alert"><p><b>The profiles could not be read.</b> ${elided(profiles.error, 400)}</p></div>`;
    }
    if (!profile) {
      return renderNoProfile(this.choice.run, profiles.value.length, () => this.change({ run: null, step: null, node: null }));
    }
    return html`<div class="scroll">
      ${this.renderHead(profile)} ${profile.faults.length > 0 ? html`<ul class="notes">${profile.faults.map((fault) => html`<li>step ${grouped(fault.step)}: ${elided(fault.reason, 400)}</li>`)}</ul>` : null}
      ${this.renderTimeLine(profile)} ${this.renderOperators(profile)}
    </div>`;
  }

  private renderHead(profile: Profile): TemplateResult {
    const { value: types } = this.types;
    const { value: steps } = this.steps;
    const error = this.types.error ?? this.steps.error;
    const known = runs.all.filter(({ id }) => (this.profiles.value ?? []).some(({ run }) => run === id));
    return html`<header>
      <div class="line">
        <label>Run ${this.renderRuns(profile, known)}</label>
        <span class="dim">${counted(profile.steps.length, 'step')} recorded · ${counted(profile.events, 'event')} · by ${elided(profile.producer, 40)}</span>
      </div>
      <mi-recorder-control .run=${profile.run}></mi-recorder-control>
      ${error === null ? null : html`<p class="red" role="alert">${elided(error, 400)}</p>`}
      ${types && steps
        ? html`<h2 data-sentence>${sentence(partsOf(types, steps), steps)}</h2>
            <p class="dim">${basis(steps)}</p>
            ${this.renderBars(types, steps)}`
        : html`<div class="skeleton sentence" aria-busy="true"></div>`}
    </header>`;
  }

  private renderRuns(profile: Profile, known: readonly Run[]): TemplateResult {
    return html`<select aria-label="Run" @change=${(e: Event) => this.change({ run: (e.target as HTMLSelectElement).value, step: null, node: null })}>
      ${known.map(({ id, name }) => html`<option value=${id} ?selected=${id === profile.run}>${elided(name, 60)}</option>`)}
    </select>`;
  }

  private renderBars(types: readonly Operator[], steps: readonly StepTimes[]): TemplateResult {
    const parts = partsOf(types, steps);
    const most = parts[0]?.share ?? 1;
    return html`<table class="bars" aria-label="What the time of the steps went into">
      ${parts.slice(0, BARS).map(
        ({ name, share, micros }) =>
          html`<tr data-part=${name}>
            <th scope="row">${elided(name, 40)}</th>
            <td class="n">${percent(share)}</td>
            <td class="bar"><i style="width:${(100 * share) / most}%"></i></td>
            <td class="n dim">${timeText(micros / Math.max(1, steps.length))} a step</td>
          </tr>`,
      )}
    </table>`;
  }

  private renderTimeLine(profile: Profile): TemplateResult | null {
    if (profile.steps.length === 0) {
      return null;
    }
    const { value, error } = this.timeline;
    const peak = this.peakRate;
    const step = this.choice.step ?? profile.steps.at(-1) ?? 0;
    const at = profile.steps.findIndex((one) => one === step);
    const go = (to: number): void => this.change({ step: profile.steps[Math.max(0, Math.min(profile.steps.length - 1, to))] ?? null });
    return html`<section aria-label="Time line">
      <div class="line">
        <h3>Time line</h3>
        <button class="framed" aria-label="Earlier step" ?disabled=${at <= 0} @click=${() => go(at - 1)}>‹</button>
        <label
          >Step
          <select aria-label="Step" @change=${(e: Event) => go((e.target as HTMLSelectElement).selectedIndex)}>
            ${profile.steps.map((one) => html`<option value=${String(one)} ?selected=${one === step}>${grouped(one)}</option>`)}
          </select></label
        >
        <button class="framed" aria-label="Later step" ?disabled=${at < 0 || at >= profile.steps.length - 1} @click=${() => go(at + 1)}>›</button>
        ${value ? html`<span class="dim">${timeText(value.totalMicros)}${peak === null ? '' : ` · measured peak ${rateText(peak, 1e6)}`}</span>` : null}
      </div>
      ${error === null ? null : html`<p class="red" role="alert">${elided(error, 400)}</p>`}
      ${value ? html`<mi-time-line .timeline=${value} .peak=${peak} .chosen=${this.choice.node} @mi-choose=${(e: CustomEvent<string>) => this.change({ node: e.detail })}></mi-time-line>` : error === null ? html`<div class="skeleton lanes" aria-busy="true"></div>` : null}
      ${this.choice.node === null ? null : html`<p>${this.graphLink(profile, this.choice.node, html`<b>${elided(this.choice.node, 100)}</b> in the graph`)} <button class="framed" @click=${() => this.change({ node: null })}>Choose none</button></p>`}
    </section>`;
  }

  private renderOperators(profile: Profile): TemplateResult {
    const { by, filter, sort } = this.choice;
    const { value, error } = by === 'name' ? this.names : this.types;
    const rows = sorted(matching(value ?? [], filter), sort);
    const shown = this.all ? rows : rows.slice(0, ROWS);
    return html`<section aria-label="Operators">
      <div class="line">
        <h3>Where the time went</h3>
        <button class="framed" aria-pressed=${by === 'type'} @click=${() => this.change({ by: 'type' })}>By op</button>
        <button class="framed" aria-pressed=${by === 'name'} @click=${() => this.change({ by: 'name' })}>By node</button>
        <input type="search" aria-label="Filter" placeholder="Filter  ( / )" .value=${filter} @input=${(e: Event) => view.adjust({ profile: formatChoice({ ...this.choice, filter: (e.target as HTMLInputElement).value }) })} />
        <span class="dim" aria-live="polite">${value ? counted(rows.length, 'row') : ''}</span>
      </div>
      ${error === null ? null : html`<p class="red" role="alert">${elided(error, 400)}</p>`}
      ${value ? this.renderTable(profile, shown) : error === null ? html`<div class="skeleton lanes" aria-busy="true"></div>` : null}
      ${rows.length > shown.length ? html`<button class="framed" @click=${() => this.showAll()}>Show all ${grouped(rows.length)}</button>` : null}
    </section>`;
  }

  private renderTable(profile: Profile, rows: readonly Operator[]): TemplateResult {
    const { sort, by } = this.choice;
    const peak = this.peakRate;
    return html`<table class="operators" aria-label="Operators">
      <thead>
        <tr>
          ${COLUMNS.map(({ key, title, what }) => {
            const order = sort.key !== key ? 'none' : sort.descending ? 'descending' : 'ascending';
            return html`<th scope="col" aria-sort=${order} class=${key === 'key' ? '' : 'n'}>
              <button title=${what} data-sort=${key} @click=${() => this.change({ sort: { key, descending: sort.key === key ? !sort.descending : key !== 'key' } })}>${key === 'key' && by === 'name' ? 'Node' : title}${order === 'none' ? '' : order === 'descending' ? ' ↓' : ' ↑'}</button>
            </th>`;
          })}
          <th scope="col" class="n">Of peak</th>
          <th scope="col">Share</th>
        </tr>
      </thead>
      <tbody>
        ${rows.map((row) => this.renderRow(profile, row, peak))}
      </tbody>
    </table>`;
  }

  private renderRow(profile: Profile, { key, calls, totalMicros, share, flops, node }: Operator, peak: number | null): TemplateResult {
    const part = ofPeak(flops, totalMicros, peak);
    const name = html`<span class="key" title=${visible(key).slice(0, 2000)}><bdi>${elided(key, 80)}</bdi></span>`;
    return html`<tr data-key=${key.slice(0, 200)} aria-current=${node !== null && node === this.choice.node}>
      <th scope="row">${node === null ? name : this.graphLink(profile, node, name)}</th>
      <td class="n">${grouped(calls)}</td>
      <td class="n">${timeText(totalMicros)}</td>
      <td class="n">${timeText(totalMicros / Math.max(1, calls))}</td>
      <td class="n">${rateFigure(flops, totalMicros)}</td>
      <td class="n" title=${part === null ? '' : `${short(part * 100)} %`}>${part === null ? '' : percent(part)}</td>
      <td class="bar"><i style="width:${Math.min(100, 100 * share)}%"></i><span>${percent(share)}</span></td>
    </tr>`;
  }

  private graphLink({ run }: Profile, node: string, content: TemplateResult): TemplateResult {
    return pageLink('graph', { graph: formatGraph({ ...GRAPH, run, chosen: { name: node, scope: false } }) }, content, `${visible(node).slice(0, 2000)} in the graph`);
  }

  private showAll(): void {
    this.all = true;
    this.requestUpdate();
  }

  private change(change: Partial<ProfileChoice>): void {
    view.go({ profile: formatChoice({ ...this.choice, ...change }) });
  }
}
