/** A running `netlab serve`, spoken to through its control API. */
import { UsageError } from '../command.ts';

export interface ControlClient {
  readonly url: string;
  /** Rejects with the server's own words. */
  post<Answer>(path: string, input: object, signal?: AbortSignal): Promise<Answer>;
  get<Answer>(path: string): Promise<Answer>;
  /** Calls at once and after every change, until the server is gone or the signal says so. */
  follow(changed: () => void, signal: AbortSignal): Promise<void>;
}

/** Throws `UsageError` where the text is no address of a server. */
export function controlClient(text: string): ControlClient {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol !== 'http:') throw new UsageError(`'${text}' is not like http://127.0.0.1:4566`);
  const address = (path: string) => new URL(`/_netlab/${path}`, url);
  const ask = async <Answer>(path: string, init: RequestInit): Promise<Answer> => {
    const response = await fetch(address(path), init).catch((error: unknown) => {
      if ((error as Error).name === 'AbortError') throw error;
      throw new Error(`no netlab serve answers at ${url.origin}`);
    });
    const answer = (await response.json()) as Answer & { error?: { message: string } };
    if (!response.ok) throw new Error(answer.error?.message ?? `${response.status} ${response.statusText}`);
    return answer;
  };
  return {
    url: url.origin,
    get: (path) => ask(path, {}),
    post: (path, input, signal) =>
      ask(path, { method: 'POST', body: JSON.stringify(input), ...(signal && { signal }) }),
    async follow(changed, signal) {
      const { body } = await fetch(address('events'), { signal });
      const decoder = new TextDecoder();
      for await (const chunk of body as unknown as AsyncIterable<Uint8Array>)
        if (decoder.decode(chunk, { stream: true }).includes('event: world')) changed();
    },
  };
}
