import { Changes } from '../data/changes';

/** Live previews ask again at most this often. */
const AGAIN_MILLIS = 1000;

/** A question, and what it is about: answers about something else are of no use. */
interface Question<T> {
  about: string;
  request: () => Promise<T>;
}

/** The answer to one small question, asked again when the question changes. */
export class Asked<T> extends Changes {
  /** The last answer, null before there is one. */
  value: T | null = null;
  /** Why the last question was not answered, null if it was. */
  error: string | null = null;
  private about = '';
  private askedFor: string | null = null;
  private askedAt = -Infinity;
  private busy = false;
  private waiting: Question<T>[] = [];

  constructor(private readonly now: () => number = () => performance.now()) {
    super();
  }

  /**
   * Asks, unless this very question was asked last. While an answer is on its way, the last question
   * waits for it.
   *
   * @param about what is asked about; the answers about anything else are forgotten
   * @param question the same as long as its answer would be
   */
  ask(about: string, question: string, request: () => Promise<T>): void {
    if (about !== this.about) {
      this.about = about;
      this.value = this.error = this.askedFor = null;
      this.askedAt = -Infinity;
    }
    if (question !== this.askedFor) {
      this.askedFor = question;
      this.waiting = [{ about, request }];
      this.schedule();
    }
  }

  /** Has it asked again even if the question stays. */
  outdate(): void {
    this.askedFor = null;
  }

  private schedule(): void {
    if (!this.busy) {
      this.busy = true;
      setTimeout(() => void this.work(), Math.max(0, this.askedAt + AGAIN_MILLIS - this.now()));
    }
  }

  private async work(): Promise<void> {
    const question = this.waiting.pop();
    if (question) {
      this.askedAt = this.now();
      await this.answer(question);
    }
    this.busy = false;
    if (this.waiting.length > 0) {
      this.schedule();
    }
  }

  private async answer({ about, request }: Question<T>): Promise<void> {
    let value = this.value;
    let error: string | null = null;
    try {
      value = await request();
    } catch (e) {
      error = e instanceof Error ? e.message : String(e);
    }
    if (about === this.about) {
      this.value = value;
      this.error = error;
      this.changed();
    }
  }
}
