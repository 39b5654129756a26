/** One event of a `text/event-stream`. */
export interface StreamEvent {
  type: string;
  data: string;
  /** The last id seen in the stream, "" before the first. */
  id: string;
}

/** Cuts a `text/event-stream` (WHATWG HTML, "Server-sent events") into events, piece by piece. */
export class SseParser {
  private rest = '';
  private type = '';
  private data: string[] = [];
  private id = '';
  private fresh = false;

  constructor(
    private readonly onEvent: (event: StreamEvent) => void,
    /** Called with each id as it comes to stand, with an event or with a comment. */
    private readonly onId: (id: string) => void = () => undefined,
  ) {}

  push(text: string): void {
    const lines = (this.rest + text).split(/\r\n|\n|\r(?!$)/);
    this.rest = lines.pop() ?? '';
    for (const line of lines) {
      this.line(line);
    }
  }

  private line(line: string): void {
    if (line === '') {
      this.dispatch();
    } else if (!line.startsWith(':')) {
      const colon = line.indexOf(':');
      const name = colon < 0 ? line : line.slice(0, colon);
      this.field(name, colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, ''));
    }
  }

  private field(name: string, value: string): void {
    if (name === 'event') {
      this.type = value;
    } else if (name === 'data') {
      this.data.push(value);
    } else if (name === 'id' && !value.includes('\0')) {
      this.id = value;
      this.fresh = true;
    }
  }

  private dispatch(): void {
    if (this.data.length > 0) {
      this.onEvent({ type: this.type || 'message', data: this.data.join('\n'), id: this.id });
    }
    if (this.fresh) {
      this.onId(this.id);
    }
    this.type = '';
    this.data = [];
    this.fresh = false;
  }
}
