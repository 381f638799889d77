/**
 * A learner at work on a lab. The session's truth is its journal: what the world is, is what replaying it gives. After
 * each command the checks are looked at again, on forks; whoever shows the session subscribes and reads `view`.
 */
import {
  type Breathe,
  type Console,
  joinOutputs,
  type LineOutput,
  lineOutput,
  type RunOptions,
} from '../shell/console.ts';
import type { Sim } from '../sim/sim.ts';
import { type JournalEntry, type JournalStore, readJournal } from './journal.ts';
import { JournalWriter } from './journal-writer.ts';
import { isSeed, type Lab, type Variant, variantOf } from './lab.ts';
import type { Parameters } from './parameters.ts';
import { Play, type TranscriptEntry } from './play.ts';
import { splitScript } from './script.ts';
import type { SessionView } from './session-view.ts';
import { setStage } from './stage.ts';

export type { TranscriptEntry } from './play.ts';

export interface Session {
  readonly lab: Lab;
  /** The lab with this seed's values in its texts. */
  readonly variant: Variant;
  readonly seed: string;
  readonly parameters: Parameters;
  readonly sim: Sim;
  readonly console: Console;
  /** Another object whenever something changed. */
  readonly view: SessionView;
  readonly transcript: readonly TranscriptEntry[];
  /** What was odd about the journal that the session was opened from. */
  readonly notes: readonly string[];
  /** Replaying the journal came to a moment that it does not tell of. */
  readonly strayed: boolean;
  /**
   * Runs what the learner typed, one command after the other, however fast they come. What Ctrl-C interrupts (the
   * signal) is as if it had never been typed; the commands before it stay.
   */
  run(text: string, options?: RunOptions): Promise<LineOutput>;
  subscribe(listener: () => void): () => void;
  close(): Promise<void>;
}

export interface SessionOptions {
  readonly lab: Lab;
  readonly seed: string;
  /** Replayed when there is something in it, whose seed then counts; appended to as the learner works. */
  readonly journal?: JournalStore;
  /** netlab's own, for the journal's header. */
  readonly version?: string;
  /** Lets timers and keys of the host have a turn while commands run. */
  readonly breathe?: Breathe;
  /** Hints that may be taken, for each task. Default: all. */
  readonly hintsAllowed?: number;
}

export async function openSession({
  lab,
  seed,
  journal,
  version = 'development',
  breathe,
  hintsAllowed,
}: SessionOptions): Promise<Session> {
  const found = journal && journal.text !== '' ? readJournal(journal.text) : undefined;
  const notes: string[] = [...(found?.notes ?? [])];
  const header = found?.header;
  if (header && header.hash !== lab.hash) {
    notes.push(
      'The lab has changed since this journal was begun; your commands were run again in the lab as it is now.',
    );
  }
  const variant = variantOf(lab, header && isSeed(header.seed) ? header.seed : seed);
  const writer = journal && new JournalWriter(journal, found?.last ?? '');
  const play = await Play.open(await setStage(variant), {
    ...(breathe && { breathe }),
    ...(hintsAllowed !== undefined && { hintsAllowed }),
  });
  const session = new LabSession(play, writer, notes, breathe);
  await session.begin(found?.entries ?? []);
  if (journal && found && found.soundBytes < Buffer.byteLength(journal.text))
    await journal.keep(found.soundBytes);
  if (!header) {
    const failure = await writer?.begin({ lab: lab.slug, hash: lab.hash, seed: variant.seed, version });
    if (failure) notes.push(failure);
  }
  return session;
}

class LabSession implements Session {
  readonly transcript: TranscriptEntry[] = [];
  readonly #play: Play;
  readonly #writer: JournalWriter | undefined;
  readonly #breathe: Breathe | undefined;
  readonly #listeners = new Set<() => void>();
  #view: SessionView | undefined;
  #queue: Promise<unknown> = Promise.resolve();
  strayed = false;

  constructor(
    play: Play,
    writer: JournalWriter | undefined,
    readonly notes: string[],
    breathe: Breathe | undefined,
  ) {
    this.#play = play;
    this.#writer = writer;
    this.#breathe = breathe;
  }

  get lab(): Lab {
    return this.variant.lab;
  }
  get variant(): Variant {
    return this.#play.variant;
  }
  get seed(): string {
    return this.variant.seed;
  }
  get parameters(): Parameters {
    return this.variant.parameters;
  }
  get sim(): Sim {
    return this.#play.sim;
  }
  get console(): Console {
    return this.#play.console;
  }
  get view(): SessionView {
    return this.#view as SessionView;
  }

  /** Runs what the journal says. */
  async begin(entries: readonly JournalEntry[]): Promise<void> {
    for (const { at, line } of entries) {
      await this.#breathe?.();
      this.strayed ||= at !== this.sim.state.clock.now;
      this.transcript.push(await this.#play.perform(line));
    }
    if (this.strayed)
      this.notes.push(
        'Replaying the journal took another course than before: it comes from another version.',
      );
    await this.#refresh();
  }

  run(text: string, options: RunOptions = {}): Promise<LineOutput> {
    const turn = this.#queue.then(async () => {
      const outputs: LineOutput[] = [];
      for (const command of splitScript(text, this.console.split)) {
        await this.#breathe?.();
        if (options.signal?.aborted) break;
        outputs.push(await this.#runOne(command.text, options));
      }
      await this.#refresh();
      return joinOutputs(outputs);
    });
    this.#queue = turn.catch(() => undefined);
    return turn;
  }

  async #runOne(line: string, options: RunOptions): Promise<LineOutput> {
    const before = this.sim.state;
    const entry = await this.#play.perform(line, options);
    this.transcript.push(entry);
    const { output } = entry;
    if (options.signal?.aborted) {
      this.sim.restore(before);
      return output;
    }
    const failure = await this.#writer?.write({ at: before.clock.now, line });
    if (failure) this.notes.push(failure);
    return failure ? joinOutputs([output, told(failure, output.exitCode)]) : output;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async close(): Promise<void> {
    await this.#queue;
    await this.#writer?.close();
  }

  /** Looks at the checks, and tells those who listen. */
  async #refresh(): Promise<void> {
    this.#view = await this.#play.look();
    for (const listener of this.#listeners) listener();
  }
}

function told(message: string, exitCode: number): LineOutput {
  return lineOutput({ stdout: '', stderr: `netlab: ${message}\n`, exitCode });
}
