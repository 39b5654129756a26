import uPlot from 'uplot';
import type { Axis, Range } from '../data/axis';
import { join } from '../data/join';
import { withExtremes, type ChartLine } from './chart-lines';
import { plotAxes, type Token } from './plot-axes';
import { attachGestures, type Gestures } from './plot-gestures';
import { drawEdgeMarks, drawLabels, LABELS_MAX, LABEL_PIXELS } from './plot-marks';

/** What a plot shows. */
export interface Picture {
  /** Superseded lines first. */
  lines: readonly ChartLine[];
  axis: Axis;
  log: boolean;
  smoothed: boolean;
  x: Range;
  y: Range;
}

/** Room for half of the last tick's text. */
const TICK_PIXELS = 20;
const SUPERSEDED_DASH = [4, 4];
const RAW_ALPHA = 0.25;
const SUPERSEDED_ALPHA = 0.45;

/** One uPlot canvas: made anew when its lines or its kind of axes change, else only given data. */
export class Plot {
  private plot: uPlot | null = null;
  private shape = '';
  private picture: Picture | null = null;

  constructor(
    private readonly host: HTMLElement,
    private readonly token: Token,
    private readonly colourOf: (run: string) => string,
    private readonly gestures: Gestures,
  ) {}

  draw(picture: Picture, width: number, height: number): void {
    this.picture = picture;
    const shape = this.shapeOf(picture);
    const data = this.dataOf(picture, width);
    if (!this.plot || shape !== this.shape) {
      this.destroy();
      this.shape = shape;
      this.plot = new uPlot(this.options(picture, width, height), data, this.host);
      attachGestures(this.plot, this.gestures);
      return;
    }
    if (this.plot.width !== width || this.plot.height !== height) {
      this.plot.setSize({ width, height });
    }
    this.plot.setData(data, true);
  }

  /** Pixel of a value within the plotting area. */
  pixelOf(value: number, scale: 'x' | 'y'): number {
    return this.plot?.valToPos(value, scale) ?? NaN;
  }

  valueAt(pixel: number, scale: 'x' | 'y'): number {
    return this.plot?.posToVal(pixel, scale) ?? NaN;
  }

  destroy(): void {
    this.plot?.destroy();
    this.plot = null;
  }

  private shapeOf({ lines, axis, log, smoothed }: Picture): string {
    const theme = this.token('--mi-text');
    const strokes = lines.map((l) => `${l.run}${l.superseded ? '*' : ''}${this.colourOf(l.run)}`).join();
    return `${axis} ${log} ${smoothed} ${theme} ${strokes}`;
  }

  private dataOf({ lines, smoothed, log, x }: Picture, width: number): uPlot.AlignedData {
    const drawn = lines.map(withExtremes);
    const all = smoothed ? [...drawn, ...lines.map((l) => ({ x: l.x, y: l.smoothed }))] : drawn;
    const positive = log ? all.map((l) => ({ x: l.x, y: l.y.map((y) => (y > 0 ? y : NaN)) })) : all;
    const joined = join(positive, (x[1] - x[0]) / (2 * width));
    return [joined.x, ...joined.lines] as uPlot.AlignedData;
  }

  private options(picture: Picture, width: number, height: number): uPlot.Options {
    const { lines, axis, log, smoothed } = picture;
    const labelled = lines.filter((line) => !line.superseded).length <= LABELS_MAX;
    return {
      width,
      height,
      padding: [8, labelled ? LABEL_PIXELS : TICK_PIXELS, 0, 0],
      legend: { show: false },
      cursor: { drag: { x: true, y: false, setScale: false }, points: { show: false }, y: false },
      scales: {
        x: { time: false, range: () => [...(this.picture?.x ?? [0, 1])] as [number, number] },
        // The enum is a declaration only: no bundler can inline it.
        // eslint-disable-next-line @typescript-eslint/no-unsafe-enum-assignment
        y: { distr: log ? 3 : 1, range: () => [...(this.picture?.y ?? [0, 1])] as [number, number] },
      },
      axes: plotAxes(axis, log, this.token),
      series: [{}, ...this.seriesOf(lines, smoothed, false), ...(smoothed ? this.seriesOf(lines, smoothed, true) : [])],
      hooks: {
        draw: [
          (u) => {
            const now = this.picture?.lines ?? [];
            drawEdgeMarks(u, now, this.colourOf, this.token);
            if (labelled) {
              drawLabels(u, now.filter((line) => !line.superseded), this.colourOf);
            }
          },
        ],
      },
    };
  }

  private seriesOf(lines: readonly ChartLine[], smoothed: boolean, over: boolean): uPlot.Series[] {
    return lines.map((line) => ({
      stroke: this.colourOf(line.run),
      width: 1.5,
      alpha: smoothed && !over ? RAW_ALPHA : line.superseded ? SUPERSEDED_ALPHA : 1,
      ...(line.superseded && { dash: SUPERSEDED_DASH }),
      spanGaps: false,
      points: { size: 4, fill: this.colourOf(line.run), ...(line.x.length > 40 && { show: false }) },
    }));
  }
}
