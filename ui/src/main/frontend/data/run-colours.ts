import { PALETTE, type Paint } from './palette';

/** Where colours are kept between visits: localStorage, or a map in tests. */
export interface Memory {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
}

const KEY = 'mindinsight.colours';

/** A run keeps the colour that it was first given, on this browser, until the viewer changes it. */
export class RunColours {
  private readonly given: Map<string, number>;

  constructor(private readonly memory: Memory) {
    this.given = new Map(Object.entries(read(memory)));
  }

  of(run: string): Paint {
    return PALETTE[this.indexOf(run)] ?? { light: '#888888', dark: '#888888' };
  }

  /** Index into the palette; a run never seen before shows the first colour until it is assigned. */
  indexOf(run: string): number {
    return this.given.get(run) ?? 0;
  }

  /** Gives each run without a colour the one least used among these, the earlier in the palette first. */
  assign(visible: readonly string[]): void {
    const fresh = visible.filter((run) => !this.given.has(run));
    if (fresh.length === 0) {
      return;
    }
    const uses = PALETTE.map(() => 0);
    const count = (index: number): void => {
      uses[index] = (uses[index] ?? 0) + 1;
    };
    visible.filter((run) => this.given.has(run)).forEach((run) => count(this.indexOf(run)));
    for (const run of fresh) {
      const index = uses.indexOf(Math.min(...uses));
      this.given.set(run, index);
      count(index);
    }
    this.store();
  }

  /** The viewer's own choice. */
  choose(run: string, index: number): void {
    this.given.set(run, index);
    this.store();
  }

  private store(): void {
    this.memory.setItem(KEY, JSON.stringify(Object.fromEntries(this.given)));
  }
}

function read(memory: Memory): Record<string, number> {
  try {
    const stored = JSON.parse(memory.getItem(KEY) ?? '{}') as Record<string, unknown>;
    const valid = Object.entries(stored).filter(
      (entry): entry is [string, number] => typeof entry[1] === 'number' && entry[1] in PALETTE,
    );
    return Object.fromEntries(valid);
  } catch {
    return {};
  }
}
