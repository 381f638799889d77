/**
 * A learner at work on a lab. The session's truth is its journal: what the world is, is what replaying it gives. After
 * each command the checks are looked at again, on forks; whoever shows the session subscribes and reads `view`.
 */
import type { World } from '../cloud/kernel/world.ts';
import {
  type Breathe,
  type Console,
  joinOutputs,
  type LineOutput,
  lineOutput,
  type RunOptions,
} from '../shell/console.ts';
import type { Sim } from '../sim/sim.ts';
import { type Evaluation, evaluate } from './evaluate.ts';
import { type JournalEntry, type JournalStore, readJournal } from './journal.ts';
import { JournalWriter } from './journal-writer.ts';
import { isSeed, type Lab, type Variant, variantOf } from './lab.ts';
import type { Parameters } from './parameters.ts';
import { splitScript } from './script.ts';
import { labCommands } from './session-commands.ts';
import { type SessionView, viewOf } from './session-view.ts';
import { openConsole, type Stage, setStage } from './stage.ts';

export interface TranscriptEntry {
  readonly prompt: string;
  readonly line: string;
  readonly output: LineOutput;
}

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

/** What the session's own commands (`hint`, `solution`, …) have done; the world knows nothing of it. */
export interface Progress {
  /** Hints shown, by task. */
  readonly hintsShown: readonly number[];
  readonly solutionShown: boolean;
  /** Indices of the tasks that were not done when the solution was shown; the number of tasks stands for the finale. */
  readonly forfeited: ReadonlySet<number>;
}

/** What the session's commands may do. */
export interface SessionDesk {
  readonly variant: Variant;
  /** The checks as the world is now. */
  refresh(): Promise<SessionView>;
  readonly progress: Progress;
  /** For each task; absent: all that there are. */
  readonly hintsAllowed?: number;
  setProgress(progress: Progress): void;
  /** The world as it was when the learner began. */
  restart(): void;
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
  const session = new LabSession(await setStage(variant), writer, notes, breathe, hintsAllowed);
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
  readonly sim: Sim;
  readonly transcript: TranscriptEntry[] = [];
  readonly #stage: Stage;
  readonly #writer: JournalWriter | undefined;
  readonly #breathe: Breathe | undefined;
  readonly #hintsAllowed: number | undefined;
  readonly #listeners = new Set<() => void>();
  #console: Console | undefined;
  #view: SessionView | undefined;
  #evaluation: Evaluation | undefined;
  #evaluatedWorld: World | undefined;
  #progress: Progress;
  #queue: Promise<unknown> = Promise.resolve();
  strayed = false;

  constructor(
    stage: Stage,
    writer: JournalWriter | undefined,
    readonly notes: string[],
    breathe: Breathe | undefined,
    hintsAllowed: number | undefined,
  ) {
    this.#stage = stage;
    this.#writer = writer;
    this.#breathe = breathe;
    this.#hintsAllowed = hintsAllowed;
    this.sim = stage.start.fork();
    this.#progress = {
      hintsShown: stage.variant.tasks.map(() => 0),
      solutionShown: false,
      forfeited: new Set(),
    };
  }

  get lab(): Lab {
    return this.#stage.variant.lab;
  }
  get variant(): Variant {
    return this.#stage.variant;
  }
  get seed(): string {
    return this.variant.seed;
  }
  get parameters(): Parameters {
    return this.variant.parameters;
  }
  get console(): Console {
    return this.#console as Console;
  }
  get view(): SessionView {
    return this.#view as SessionView;
  }

  /** Opens the console and runs what the journal says. */
  async begin(entries: readonly JournalEntry[]): Promise<void> {
    this.#console = await openConsole(this.sim, this.variant, {
      commands: labCommands(this.#desk()),
      ...(this.#breathe && { breathe: this.#breathe }),
    });
    for (const { at, line } of entries) {
      await this.#breathe?.();
      this.strayed ||= at !== this.sim.state.clock.now;
      await this.#perform(line);
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
    const output = await this.#perform(line, options);
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

  async #perform(line: string, options: RunOptions = {}): Promise<LineOutput> {
    const { prompt } = this.console;
    const output = await this.console.run(line, options);
    this.transcript.push({ prompt, line, output });
    return output;
  }

  /** Looks at the checks where something may have changed since, and tells those who listen. */
  async #refresh(): Promise<SessionView> {
    const world = this.sim.state;
    if (!this.#evaluation || !isSameForChecks(world, this.#evaluatedWorld)) {
      this.#evaluation = await evaluate(this.variant, this.sim);
      this.#evaluatedWorld = world;
    }
    this.#view = viewOf(
      this.variant,
      this.#evaluation,
      this.#progress,
      this.transcript.length,
      this.#hintsAllowed,
    );
    for (const listener of this.#listeners) listener();
    return this.#view;
  }

  #desk(): SessionDesk {
    const session = this;
    return {
      variant: this.variant,
      ...(this.#hintsAllowed !== undefined && { hintsAllowed: this.#hintsAllowed }),
      refresh: () => session.#refresh(),
      get progress() {
        return session.#progress;
      },
      setProgress(progress) {
        session.#progress = progress;
      },
      restart() {
        session.sim.restore(session.#stage.world);
      },
    };
  }
}

function told(message: string, exitCode: number): LineOutput {
  return lineOutput({ stdout: '', stderr: `netlab: ${message}\n`, exitCode });
}

/** Time alone changes no check, unless something is about to happen: then a check that waits may see it or not. */
function isSameForChecks(world: World, before: World | undefined): boolean {
  return (
    before !== undefined &&
    world.regions === before.regions &&
    world.faults === before.faults &&
    world.premises === before.premises &&
    world.bgp === before.bgp &&
    world.clock.queue.length === 0 &&
    before.clock.queue.length === 0
  );
}
