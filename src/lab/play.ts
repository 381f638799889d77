/**
 * A lab being played: its world, the console in it, hints taken, and what holds now. It knows no journal, no queue and
 * nobody who looks on: `session.ts` adds these for a learner at work, `replay.ts` steps through what was typed.
 */
import type { World } from '../cloud/kernel/world.ts';
import type { Breathe, Console, LineOutput, RunOptions } from '../shell/console.ts';
import type { Sim } from '../sim/sim.ts';
import { type Evaluation, evaluate } from './evaluate.ts';
import type { Variant } from './lab.ts';
import { labCommands } from './session-commands.ts';
import { type SessionView, viewOf } from './session-view.ts';
import { openConsole, type Stage } from './stage.ts';

export interface TranscriptEntry {
  readonly prompt: string;
  readonly line: string;
  readonly output: LineOutput;
}

/** What the lab's own commands (`hint`, `solution`, …) have done; the world knows nothing of it. */
export interface Progress {
  /** Hints shown, by task. */
  readonly hintsShown: readonly number[];
  readonly solutionShown: boolean;
  /** Indices of the tasks that were not done when the solution was shown; the number of tasks stands for the finale. */
  readonly forfeited: ReadonlySet<number>;
}

/** What the lab's commands may do. */
export interface LabDesk {
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

export interface PlayOptions {
  /** Lets timers and keys of the host have a turn while commands run. */
  readonly breathe?: Breathe;
  /** Hints that may be taken, for each task. Default: all. */
  readonly hintsAllowed?: number;
}

export class Play {
  readonly sim: Sim;
  readonly #stage: Stage;
  readonly #options: PlayOptions;
  #console: Console | undefined;
  #commands = 0;
  #progress: Progress;
  #evaluation: Evaluation | undefined;
  #evaluatedWorld: World | undefined;

  private constructor(stage: Stage, options: PlayOptions) {
    this.#stage = stage;
    this.#options = options;
    this.sim = stage.start.fork();
    this.#progress = {
      hintsShown: stage.variant.tasks.map(() => 0),
      solutionShown: false,
      forfeited: new Set(),
    };
  }

  static async open(stage: Stage, options: PlayOptions = {}): Promise<Play> {
    const play = new Play(stage, options);
    const { breathe } = options;
    play.#console = await openConsole(play.sim, stage.variant, {
      commands: labCommands(play.#desk()),
      ...(breathe && { breathe }),
    });
    return play;
  }

  get variant(): Variant {
    return this.#stage.variant;
  }
  get console(): Console {
    return this.#console as Console;
  }

  /** Runs one command, as it stands in a journal. */
  async perform(line: string, options: RunOptions = {}): Promise<TranscriptEntry> {
    const { prompt } = this.console;
    const output = await this.console.run(line, options);
    this.#commands++;
    return { prompt, line, output };
  }

  /** Tasks and checks as they stand; the checks are looked at again only where something may have changed since. */
  async look(): Promise<SessionView> {
    const world = this.sim.state;
    if (!this.#evaluation || !isSameForChecks(world, this.#evaluatedWorld)) {
      this.#evaluation = await evaluate(this.variant, this.sim);
      this.#evaluatedWorld = world;
    }
    return viewOf(this.variant, this.#evaluation, this.#progress, this.#commands, this.#options.hintsAllowed);
  }

  #desk(): LabDesk {
    const play = this;
    const { hintsAllowed } = this.#options;
    return {
      variant: this.variant,
      ...(hintsAllowed !== undefined && { hintsAllowed }),
      refresh: () => play.look(),
      get progress() {
        return play.#progress;
      },
      setProgress(progress) {
        play.#progress = progress;
      },
      restart() {
        play.sim.restore(play.#stage.world);
      },
    };
  }
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
