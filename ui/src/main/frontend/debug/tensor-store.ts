import { ApiError } from '../data/api';
import { Changes } from '../data/changes';
import type { DebugApi, TensorSlot } from '../data/debug';
import { SILENCE } from './debug-store';
import { toHistogram, type Histogram } from '../histograms/histogram-model';

/** A stop of a job: as long as it lasts, no value changes. */
export interface Stop {
  job: string;
  step: string;
  /** That runs next. */
  before: string;
}

/** The tensors of one node, and the histogram of one of them, as they were at a stop. */
export class TensorStore extends Changes {
  slots: readonly TensorSlot[] | null = null;
  histogram: Histogram | null = null;
  error: { slots: string | null; histogram: string | null } = { slots: null, histogram: null };
  /** Of what is shown; the last one until there is another. */
  stop: Stop | null = null;
  node: string | null = null;
  private slotsFor = '';
  private histogramFor = '';

  constructor(private readonly api: DebugApi) {
    super();
  }

  /** Asks for the tensors of a node at a stop; null keeps what is there, as long as the node stays. */
  want(stop: Stop | null, node: string | null): void {
    if (node !== this.node) {
      this.node = node;
      this.slots = this.histogram = null;
      this.error = { slots: null, histogram: null };
      this.slotsFor = this.histogramFor = '';
    }
    const key = stop && node !== null ? JSON.stringify([stop, node]) : '';
    if (!stop || node === null || key === this.slotsFor) {
      return;
    }
    this.slotsFor = key;
    void this.answer('slots', () => this.slotsFor === key, () => this.api.tensors(stop.job, node), (slots) => {
      this.slots = slots;
      this.stop = stop;
    });
  }

  /** Asks for the histogram of a slot at the stop whose tensors are shown. */
  wantHistogram({ slot, available, statistics }: TensorSlot): void {
    const { stop, node } = this;
    if (!stop || node === null || !available || statistics === null) {
      this.histogramFor = '';
      this.histogram = null;
      return;
    }
    const key = JSON.stringify([stop, node, slot]);
    if (key === this.histogramFor) {
      return;
    }
    if (!this.histogramFor.endsWith(JSON.stringify([node, slot]).slice(1))) {
      this.histogram = null;
    }
    this.histogramFor = key;
    void this.answer('histogram', () => this.histogramFor === key, () => this.api.histogram(stop.job, node, slot), (answer) => {
      this.histogram = toHistogram({ wallTime: 0, attempt: 1, ...answer, step: answer.step ?? 0 });
    });
  }

  /** Asks again for what failed. */
  again(): void {
    this.slotsFor = this.histogramFor = '';
    this.error = { slots: null, histogram: null };
    this.changed();
  }

  private async answer<T>(what: 'slots' | 'histogram', current: () => boolean, request: () => Promise<T>, use: (answer: T) => void): Promise<void> {
    let error: string | null = null;
    try {
      const answer = await request();
      if (current()) {
        use(answer);
      }
    } catch (e) {
      error = e instanceof ApiError ? (e.status === 0 ? SILENCE : e.message) : String(e);
    }
    if (current()) {
      this.error[what] = error;
      this.changed();
    }
  }
}

/** The slot that is shown: the one that is chosen, else the first output that is there, else what is there. */
export function shownSlot(slots: readonly TensorSlot[], chosen: string | null): TensorSlot | null {
  return (
    slots.find(({ slot }) => slot === chosen) ??
    slots.find(({ slot, available }) => available && !slot.startsWith('input:')) ??
    slots.find(({ available }) => available) ??
    slots[0] ??
    null
  );
}

/** "input 0", "output", "value". */
export function slotTitle(slot: string, slots: readonly TensorSlot[]): string {
  const [kind = '', index = ''] = slot.split(':');
  if (kind === 'parameter') {
    return 'value';
  }
  const alike = slots.filter((one) => one.slot.startsWith(`${kind}:`)).length;
  return alike > 1 ? `${kind} ${index}` : kind;
}
