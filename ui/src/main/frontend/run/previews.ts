import { html, type TemplateResult } from 'lit';
import type { Run, Tag } from '../data/api';
import type { GraphAnswer } from '../data/graphs';
import type { ImageRow, TensorRow, TextRow } from '../data/media';
import { exact, grouped, short } from '../data/format';
import type { LineageRow } from '../data/lineage';
import type { Operator, Profile, StepTimes } from '../data/profiles';
import { elided, splitTag, visible } from '../data/shown-text';
import '../histograms/histogram-plot';
import type { Histogram } from '../histograms/histogram-model';
import { columnsOf, numberOf, pipelineText } from '../lineage/lineage-model';
import { basis, partsOf, percent, sentence } from '../profile/profile-words';
import type { RunMetrics } from '../runs/run-metrics';
import { sparkline } from '../runs/sparkline';
import { colourOf } from '../shell/app';

const TEXT_CHARS_MAX = 280;
/** Rows of a preview; more are counted. */
const ROWS_MAX = 9;

/** The newest value of a tag, or the first where the list of all would be long. */
export interface Newest<T> {
  tag: Tag;
  value: T | null;
  /** Whether it is the newest. */
  newest: boolean;
}

/** Title of a tag: what tells it apart is bold. */
function name(tag: string): TemplateResult {
  const [group, last] = splitTag(tag);
  return html`<span class="tag" title=${visible(tag).slice(0, 2000)}><span class="dim">${elided(group, 30)}</span>${elided(last, 40)}</span>`;
}

export function scalarPreview(run: Run, tags: readonly string[], metrics: RunMetrics): TemplateResult {
  return html`<table class="scalars">
    ${tags.map((tag) => {
      const series = metrics.get(run.id, tag);
      const value = series?.value.at(-1);
      return html`<tr data-scalar=${elided(tag, 200)}>
        <td>${name(tag)}</td>
        <td class="spark">${series ? sparkline(series, colourOf(run.id)) : null}</td>
        <td class="n ${value === undefined || Number.isFinite(Number(value)) ? '' : 'amber'}" title=${value === undefined ? '' : exact(value, series?.dtype)}>${value === undefined ? '' : short(value)}</td>
      </tr>`;
    })}
  </table>`;
}

export function histogramPreview(tag: Tag, histograms: readonly Histogram[]): TemplateResult {
  const last = histograms.at(-1);
  return html`${name(tag.tag)}
    <mi-histogram-plot class="ridges" plain .histograms=${histograms} view="offset" .label="Histograms of ${elided(tag.tag, 80)}"></mi-histogram-plot>
    <p class="dim">${last ? `${grouped(tag.points)} steps, the newest ${grouped(last.step)} in front` : 'No histogram could be read'}</p>`;
}

export function imagePreview(all: readonly Newest<ImageRow>[]): TemplateResult {
  return html`<div class="images">
    ${all.map(({ tag, value, newest }) =>
      value
        ? html`<figure>
            <img src=${new URL(value.url.replace(/^\//, ''), document.baseURI).href} alt=${elided(tag.tag, 80)} loading="lazy" class=${value.width < 100 ? 'pixels' : ''} />
            <figcaption>${name(tag.tag)} <span class="dim">${newest ? '' : 'first, '}step ${grouped(value.step)}</span></figcaption>
          </figure>`
        : html`<figure><figcaption>${name(tag.tag)} <span class="dim">no image could be read</span></figcaption></figure>`,
    )}
  </div>`;
}

export function textPreview(all: readonly Newest<TextRow>[]): TemplateResult {
  return html`${all.map(
    ({ tag, value, newest }) =>
      html`<div class="text">${name(tag.tag)} ${value ? html`<span class="dim">${newest ? '' : 'first, '}step ${grouped(value.step)}</span>` : null}
        <p>${value ? shownText(value.text) : html`<span class="dim">No text could be read</span>`}</p>
      </div>`,
  )}`;
}

/** The beginning of a text, as it was written: no markup is understood here. */
function shownText(rows: readonly string[]): string {
  const text = rows.join('\n').trim();
  return text.length > TEXT_CHARS_MAX ? `${text.slice(0, TEXT_CHARS_MAX)}\u2026` : text;
}

export function tensorPreview(all: readonly Newest<TensorRow>[]): TemplateResult {
  return html`<table>
    ${all.map(
      ({ tag, value }) =>
        html`<tr>
          <td>${name(tag.tag)}</td>
          <td class="n">${value ? `${value.dtype} [${value.shape.join(', ')}]` : 'not read'}</td>
        </tr>`,
    )}
  </table>`;
}

export function graphPreview(graphs: readonly GraphAnswer[], kind: GraphAnswer['kind']): TemplateResult {
  const ours = graphs.filter((graph) => graph.kind === kind);
  return html`<table>
      ${ours.slice(0, ROWS_MAX).map(
        (graph) =>
          html`<tr>
            <td>${name(graph.tag)}</td>
            <td class="n">${grouped(graph.nodes)} nodes</td>
          </tr>`,
      )}
    </table>
    ${more(ours.length)}`;
}

function more(rows: number): TemplateResult | null {
  return rows > ROWS_MAX ? html`<p class="dim">and ${grouped(rows - ROWS_MAX)} more</p>` : null;
}

export function lineagePreview(rows: readonly LineageRow[]): TemplateResult {
  const facts = rows.flatMap((row) => columnsOf([row]).map((column) => ({ row, column })));
  if (facts.length === 0) {
    return html`<p class="dim">Nothing that could be read.</p>`;
  }
  return html`<table>
      ${facts.slice(0, ROWS_MAX).map(({ row, column }) => {
        const cell = column.of(row);
        const number = numberOf(cell);
        const text = column.key === 'd:datasetMark' && row.dataset ? pipelineText(row.dataset) : String(cell);
        return html`<tr>
          <td class="dim">${elided(column.title, 40)}</td>
          <td class="n" title=${visible(text).slice(0, 2000)}>${number === null ? elided(text, 60) : short(number, 5)}</td>
        </tr>`;
      })}
    </table>
    ${more(facts.length)}`;
}

/** A profile, and what its sentence is made from. */
export interface Profiled {
  profile: Profile;
  types: readonly Operator[];
  steps: readonly StepTimes[];
}

export function profilePreview(found: Profiled | 'none'): TemplateResult {
  if (found === 'none') {
    return html`<p class="dim">Nothing that could be read.</p>`;
  }
  const parts = partsOf(found.types, found.steps);
  return html`<p><b data-sentence>${sentence(parts, found.steps)}</b></p>
    <table>
      ${parts.slice(0, ROWS_MAX).map(({ name: part, share }) => html`<tr><td>${elided(part, 40)}</td><td class="n">${percent(share)}</td></tr>`)}
    </table>
    <p class="dim">${basis(found.steps)}</p>`;
}
