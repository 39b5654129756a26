import { Changes } from '../data/changes';

export type ThemeChoice = 'auto' | 'light' | 'dark';

const KEY = 'mindinsight.theme';
const CHOICES: readonly ThemeChoice[] = ['auto', 'light', 'dark'];

/** Light, dark, or as the system says; remembered on this browser. */
export class Theme extends Changes {
  private readonly system = matchMedia('(prefers-color-scheme: dark)');
  private chosen: ThemeChoice = CHOICES.find((c) => c === localStorage.getItem(KEY)) ?? 'auto';

  constructor() {
    super();
    this.system.addEventListener('change', () => this.apply());
    this.apply();
  }

  get choice(): ThemeChoice {
    return this.chosen;
  }

  get dark(): boolean {
    return this.chosen === 'dark' || (this.chosen === 'auto' && this.system.matches);
  }

  /** Goes to the next of auto, light, dark. */
  next(): void {
    this.chosen = CHOICES[(CHOICES.indexOf(this.chosen) + 1) % CHOICES.length] ?? 'auto';
    localStorage.setItem(KEY, this.chosen);
    this.apply();
  }

  private apply(): void {
    const root = document.documentElement;
    root.dataset['theme'] = this.dark ? 'dark' : 'light';
    root.style.colorScheme = this.dark ? 'dark' : 'light';
    this.changed();
  }
}
