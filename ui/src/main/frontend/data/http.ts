import { parseExact, type Int } from './exact-json';

/** An answer that is not 2xx, or none at all (status 0). */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

/** Requests with JSON in both directions. Every method rejects with an {@link ApiError}. */
export class Http {
  /** @param base absolute address of the API, ending in a slash */
  constructor(
    private readonly base: string,
    private readonly send: typeof fetch = (input, init) => fetch(input, init),
  ) {}

  get<T>(path: string, signal?: AbortSignal): Promise<T> {
    return this.answer<T>(path, { headers: { Accept: 'application/json' }, ...(signal && { signal }) });
  }

  post<T>(path: string, body: object, signal?: AbortSignal): Promise<T> {
    const headers = { Accept: 'application/json', 'Content-Type': 'application/json' };
    return this.answer<T>(path, { method: 'POST', headers, body: toJson(body), ...(signal && { signal }) });
  }

  async delete(path: string): Promise<void> {
    // A form of a foreign page cannot have this type, which is why the server insists on it.
    const headers = { Accept: 'application/json', 'Content-Type': 'application/json' };
    await this.respond(path, { method: 'DELETE', headers });
  }

  /** Says something that outlives the page, and waits for no answer. */
  part(path: string, body: object): void {
    const headers = { 'Content-Type': 'application/json' };
    this.send(this.base + path, { method: 'POST', headers, body: toJson(body), keepalive: true }).catch(() => undefined);
  }

  /** An answer of another media type, as it comes. */
  async blob(path: string, mediaType: string): Promise<Blob> {
    return (await this.respond(path, { headers: { Accept: mediaType } })).blob();
  }

  private async answer<T>(path: string, init: RequestInit): Promise<T> {
    return parseExact(await (await this.respond(path, init)).text()) as T;
  }

  private async respond(path: string, init: RequestInit): Promise<Response> {
    let response: Response;
    try {
      response = await this.send(this.base + path, init);
    } catch (e) {
      throw new ApiError(0, e instanceof Error ? e.message : 'No answer');
    }
    if (!response.ok) {
      throw new ApiError(response.status, problem(await response.text()) ?? `HTTP ${response.status}`);
    }
    return response;
  }
}

/** A query of what is not null. */
export function query(parameters: Record<string, Int | string | null>): string {
  return Object.entries(parameters)
    .flatMap(([name, value]) => (value === null ? [] : [`${name}=${encodeURIComponent(String(value))}`]))
    .join('&');
}

/** JSON in which a bigint stands as the integer that it is. */
function toJson(body: object): string {
  const raw = (JSON as { rawJSON?: (text: string) => unknown }).rawJSON;
  return JSON.stringify(body, (_key, value: unknown) =>
    typeof value === 'bigint' ? (raw ? raw(value.toString()) : Number(value)) : value,
  );
}

function problem(text: string): string | null {
  try {
    const { title, detail } = JSON.parse(text) as { title?: string; detail?: string };
    return detail ?? title ?? null;
  } catch {
    return null;
  }
}
