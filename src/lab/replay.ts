/**
 * An attempt, stepped through: the commands of a journal run one after the other in a fresh world, and what was after
 * each of them is kept, so that going back costs nothing. Steps are taken only when somebody asks for them.
 */
import type { World } from '../cloud/kernel/world.ts';
import type { Breathe, OutputChunk } from '../shell/console.ts';
import type { Sim } from '../sim/sim.ts';
import type { Journal, JournalEntry } from './journal.ts';
import { type Lab, type Variant, variantOf } from './lab.ts';
import { Play } from './play.ts';
import type { SessionView } from './session-view.ts';
import { setStage } from './stage.ts';

/** What a command printed is kept up to here, and far less once an attempt has printed more than anybody reads. */
const MAX_OUTPUT_CHARACTERS = 100_000;
const MAX_KEPT_CHARACTERS = 32 * 1024 * 1024;
const OUTPUT_BEYOND = 1000;

/** How things stood after some commands. */
export interface Moment {
  /** How many commands had been typed. */
  readonly count: number;
  /** The one that led here; none at the beginning. */
  readonly command?: ReplayedCommand;
  readonly world: World;
  readonly view: SessionView;
  readonly prompt: string;
}

export interface ReplayedCommand {
  readonly prompt: string;
  readonly line: string;
  /** Cut where it is very long. */
  readonly output: readonly OutputChunk[];
  readonly exitCode: number;
  /** By the learner's own clock, in milliseconds since the epoch. */
  readonly wall?: number;
  /** The journal says that it was typed at another virtual time than replaying comes to. */
  readonly strayed: boolean;
}

export interface ReplayOptions {
  readonly lab: Lab;
  /** As far as it is sound; its seed must be one. */
  readonly journal: Journal & { readonly header: { readonly seed: string } };
  /** Lets timers and keys of the host have a turn while commands run. */
  readonly breathe?: Breathe;
}

export class Replay {
  readonly variant: Variant;
  readonly entries: readonly JournalEntry[];
  readonly #play: Play;
  readonly #breathe: Breathe | undefined;
  readonly #moments: Moment[];
  #kept = 0;

  private constructor(play: Play, entries: readonly JournalEntry[], first: Moment, breathe?: Breathe) {
    this.variant = play.variant;
    this.entries = entries;
    this.#play = play;
    this.#breathe = breathe;
    this.#moments = [first];
  }

  static async open({ lab, journal, breathe }: ReplayOptions): Promise<Replay> {
    const stage = await setStage(variantOf(lab, journal.header.seed));
    const play = await Play.open(stage, breathe ? { breathe } : {});
    const first = { count: 0, world: play.sim.state, view: await play.look(), prompt: play.console.prompt };
    return new Replay(play, journal.entries, first, breathe);
  }

  /** All that are known by now, from the beginning on: index and `count` are the same. */
  get moments(): readonly Moment[] {
    return this.#moments;
  }

  get length(): number {
    return this.entries.length;
  }

  /** Takes one step more than were ever taken; one at a time. After an interruption (the signal) there is no more. */
  async advance(signal?: AbortSignal): Promise<void> {
    const entry = this.entries[this.#moments.length - 1];
    if (!entry || signal?.aborted) return;
    await this.#breathe?.();
    const strayed = entry.at !== this.#play.sim.state.clock.now;
    const { prompt, line, output } = await this.#play.perform(entry.line, signal ? { signal } : {});
    if (signal?.aborted) return;
    const { exitCode, chunks } = output;
    const { wall } = entry;
    const command: ReplayedCommand = {
      ...{ prompt, line, exitCode, strayed, output: this.#cut(chunks) },
      ...(wall !== undefined && { wall }),
    };
    const view = await this.#play.look();
    const { sim, console } = this.#play;
    this.#moments.push({
      ...{ count: this.#moments.length, command, view },
      ...{ world: sim.state, prompt: console.prompt },
    });
  }

  /** A simulator on the world of a moment, to ask questions of. */
  simAt({ world }: Moment): Sim {
    const sim = this.#play.sim.fork();
    sim.restore(world);
    return sim;
  }

  #cut(chunks: readonly OutputChunk[]): readonly OutputChunk[] {
    let room = this.#kept < MAX_KEPT_CHARACTERS ? MAX_OUTPUT_CHARACTERS : OUTPUT_BEYOND;
    const kept: OutputChunk[] = [];
    for (const { stream, text } of chunks) {
      kept.push({ stream, text: text.slice(0, room) });
      this.#kept += Math.min(room, text.length);
      if (text.length > room) {
        kept.push({ stream: 'stderr', text: '\n… the rest of the output is left out here.\n' });
        break;
      }
      room -= text.length;
    }
    return kept;
  }
}
