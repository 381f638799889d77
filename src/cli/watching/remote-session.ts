/**
 * A session of a lab whose world lives in a running `netlab serve`. The world is one plain value, so it is fetched
 * whenever it has changed, and looked at here, with the same checks, maps and traces as a lab at home. What is typed is
 * typed there.
 *
 * Limit: hints are shown where they are asked for, and take points off there; the list of tasks here doesn't know.
 */
import type { World } from '../../cloud/kernel/world.ts';
import { openSession, type Session, type SessionOptions } from '../../lab/session.ts';
import { lineOutput } from '../../shell/console.ts';
import type { ControlClient } from './control-client.ts';

interface ConsoleAnswer {
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: number;
  readonly prompt: string;
}

export async function attachSession(
  client: ControlClient,
  options: Pick<SessionOptions, 'lab' | 'seed' | 'breathe'>,
): Promise<Session> {
  const local = await openSession(options);
  const transcript: Session['transcript'][number][] = [];
  const leaving = new AbortController();
  let { prompt } = local.console;

  const pull = async () => {
    local.sim.restore(await client.get<World>('world'));
    await local.run(''); // looks at the checks again, and tells those who listen
  };
  const pullWhenChanged = latestOnly(pull);
  await pull();
  // A server that is gone is told of by the next line that is typed.
  client.follow(pullWhenChanged, leaving.signal).catch(() => undefined);

  return {
    lab: local.lab,
    variant: local.variant,
    seed: local.seed,
    parameters: local.parameters,
    sim: local.sim,
    strayed: false,
    notes: [`This world is served at ${client.url}; what you type, you type there.`],
    transcript,
    get view() {
      return local.view;
    },
    get console() {
      return { ...consoleOf(local), prompt };
    },
    async run(line, { signal } = {}) {
      const answer = await client.post<ConsoleAnswer>('console', { line }, signal);
      const output = lineOutput(answer);
      transcript.push({ prompt, line, output });
      prompt = answer.prompt;
      await pull();
      return output;
    },
    subscribe: (listener) => local.subscribe(listener),
    async close() {
      leaving.abort();
      await local.close();
    },
  };
}

/** Its prompt is read when it is asked for, which a spread would do once. */
function consoleOf({ console }: Session): Session['console'] {
  return {
    prompt: '',
    run: (line, options) => console.run(line, options),
    complete: (line, cursor) => console.complete(line, cursor),
    isIncomplete: (text) => console.isIncomplete(text),
    split: (text) => console.split(text),
    readFile: (path) => console.readFile(path),
    writeFile: (path, text) => console.writeFile(path, text),
  };
}

/** Runs once more after the run that is under way, however often it was called meanwhile. */
function latestOnly(work: () => Promise<void>): () => void {
  let running = false;
  let again = false;
  const run = async () => {
    running = true;
    do {
      again = false;
      await work().catch(() => undefined);
    } while (again);
    running = false;
  };
  return () => {
    if (running) again = true;
    else void run();
  };
}
