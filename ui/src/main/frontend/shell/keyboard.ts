/** What a key asks for. */
export type KeyAction =
  | 'go-runs'
  | 'go-charts'
  | 'go-histograms'
  | 'go-graph'
  | 'go-lineage'
  | 'go-media'
  | 'go-profile'
  | 'go-debug'
  | 'filter'
  | 'next'
  | 'previous'
  | 'check'
  | 'open'
  | 'smoothing'
  | 'log'
  | 'full'
  | 'earlier'
  | 'later'
  | 'debug-continue'
  | 'debug-pause'
  | 'debug-node'
  | 'debug-step'
  | 'keys';

/** The one list of keys: the dispatcher and the list on the page both read it. */
export const KEYS: readonly { keys: string; action: KeyAction; what: string }[] = [
  { keys: 'g r', action: 'go-runs', what: 'Runs' },
  { keys: 'g c', action: 'go-charts', what: 'Charts' },
  { keys: 'g h', action: 'go-histograms', what: 'Histograms' },
  { keys: 'g m', action: 'go-media', what: 'Media' },
  { keys: 'g g', action: 'go-graph', what: 'Graph' },
  { keys: 'g l', action: 'go-lineage', what: 'Lineage' },
  { keys: 'g p', action: 'go-profile', what: 'Profile' },
  { keys: 'g d', action: 'go-debug', what: 'Debug' },
  { keys: '/', action: 'filter', what: 'Filter' },
  { keys: 'j', action: 'next', what: 'Next row or card' },
  { keys: 'k', action: 'previous', what: 'Previous row or card' },
  { keys: 'x', action: 'check', what: 'Show or hide the run of this row' },
  { keys: 'Enter', action: 'open', what: 'Charts of the run of this row' },
  { keys: 's', action: 'smoothing', what: 'Smoothing (then arrow keys)' },
  { keys: 'l', action: 'log', what: 'Logarithmic values' },
  { keys: 'f', action: 'full', what: 'Card over the whole page, and back' },
  { keys: 'ArrowLeft', action: 'earlier', what: 'Earlier step' },
  { keys: 'ArrowRight', action: 'later', what: 'Later step' },
  { keys: 'F5', action: 'debug-continue', what: 'Debug: let the job run on' },
  { keys: 'F6', action: 'debug-pause', what: 'Debug: pause the job' },
  { keys: 'F10', action: 'debug-node', what: 'Debug: run the next node' },
  { keys: 'Ctrl-F10', action: 'debug-step', what: 'Debug: run to the next step' },
  { keys: '?', action: 'keys', what: 'This list' },
];

/** How long the first key of a pair waits for the second. */
const PAIR_MILLIS = 1200;

/** Turns key presses into actions. Pure: it knows neither page nor clock. */
export class KeyReader {
  private pending = '';
  private pendingAt = 0;

  /** @returns the action that this press completes, null if it completes none */
  press(key: string, now: number): KeyAction | null {
    const pair = now - this.pendingAt <= PAIR_MILLIS && this.pending !== '' ? `${this.pending} ${key}` : '';
    this.pending = '';
    const hit = KEYS.find((entry) => entry.keys === pair) ?? KEYS.find((entry) => entry.keys === key);
    if (!hit && KEYS.some((entry) => entry.keys.startsWith(`${key} `))) {
      this.pending = key;
      this.pendingAt = now;
    }
    return hit?.action ?? null;
  }
}

const EVENT = 'mi-key';

/** A function key types nothing and acts everywhere, with Ctrl as well; null for every other key. */
export function functionKey(e: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>): string | null {
  const plain = /^F\d{1,2}$/.test(e.key) && !e.metaKey && !e.altKey && !e.shiftKey;
  return plain ? (e.ctrlKey ? 'Ctrl-' : '') + e.key : null;
}

/** Listens to the whole page; keys that go into a field or carry a modifier are not ours. */
export function listenToKeys(): void {
  const reader = new KeyReader();
  addEventListener('keydown', (e) => {
    const target = e.composedPath()[0];
    const typing = target instanceof HTMLElement && target.closest('input:not([type=range]), textarea, select') !== null;
    // Arrows scroll what is scrolled and wind what is played.
    const winding = e.key.startsWith('Arrow') && target instanceof HTMLElement && target.closest('audio, [tabindex]') !== null;
    const acting = e.key === 'Enter' && target instanceof HTMLElement && target.closest('button, a, summary') !== null;
    // The browser's first Escape empties a search field; one more leaves it.
    if (typing && e.key === 'Escape' && target instanceof HTMLInputElement && target.value === '') {
      target.blur();
    }
    const pressed = functionKey(e);
    if (pressed === null && (typing || acting || winding || e.ctrlKey || e.metaKey || e.altKey)) {
      return;
    }
    const action = reader.press(pressed ?? e.key, e.timeStamp);
    if (action && !dispatchEvent(new CustomEvent(EVENT, { detail: action, cancelable: true }))) {
      e.preventDefault();
    }
  });
}

/**
 * Calls handlers for their actions as long as an element is connected.
 *
 * @returns what ends it
 */
export function onKeys(handlers: Partial<Record<KeyAction, () => void>>): () => void {
  const listener = (e: Event): void => {
    const handler = handlers[(e as CustomEvent<KeyAction>).detail];
    if (handler) {
      e.preventDefault();
      handler();
    }
  };
  addEventListener(EVENT, listener);
  return () => removeEventListener(EVENT, listener);
}
