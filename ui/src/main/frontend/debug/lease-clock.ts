/** Knows when a lease will have run out, from the requests that renew it. Pure: it is told the time. */
export class LeaseClock {
  private seconds: number | null = null;
  private renewedAt = 0;

  /**
   * The server has answered a request that renews the lease.
   *
   * @param seconds length of the lease; null if there is none
   * @param sentAtMillis when the request was sent: the lease began no earlier
   */
  renewed(seconds: number | null, sentAtMillis: number): void {
    this.seconds = seconds;
    this.renewedAt = sentAtMillis;
  }

  /** Whole seconds until it runs out unless someone asks, never below 0; null without a lease. */
  left(nowMillis: number): number | null {
    return this.seconds === null ? null : Math.max(0, Math.ceil(this.seconds - (nowMillis - this.renewedAt) / 1000));
  }

  /** Whether no answer has come for so long that the time left is worth telling. */
  late(nowMillis: number): boolean {
    return this.seconds !== null && nowMillis - this.renewedAt > LATE_MILLIS;
  }
}

/** Longer than any answer of a server that lives takes. */
const LATE_MILLIS = 5000;

/** What is said of a lease that this page holds. */
export function leaseText(left: number, late: boolean): string {
  return late ? `No answer: the job goes on by itself in ${left} s` : `You control · lease ${left} s`;
}
