/** A pane shows one side of the lab, as rows of a given width. One folder each, one line in `index.ts`. */
import type { World } from '../../cloud/kernel/world.ts';
import type { CheckResult } from '../../lab/evaluate.ts';
import type { Sim } from '../../sim/sim.ts';
import type { SessionSnapshot } from '../session-snapshot.ts';
import type { Row } from '../text/row.ts';

export interface PaneContext {
  readonly snapshot: SessionSnapshot;
  /** For questions (`reach`); never changed by a pane. */
  readonly sim: Sim;
  readonly width: number;
  /** How many rows show without scrolling. */
  readonly height: number;
  /** For the ear: pictures are left out. */
  readonly isSpoken: boolean;
  /** How often the learner asked for the next of what there is several of. */
  readonly choice: number;
  /** Which of its stops the learner chose, past the end the last; absent: the first. */
  readonly cursor?: number;
  /** The check whose evidence is asked for, or the first that fails. */
  readonly check: CheckResult | undefined;
}

export interface Pane {
  readonly id: string;
  readonly title: string;
  /** What it shows, for the help page. */
  readonly about: string;
  /** Whether a world has anything to show here; absent: every world has. */
  isUseful?(world: World): boolean;
  rows(context: PaneContext): readonly Row[];
  /** Of a pane in which one chooses by up and down: among how many, and which rows the chosen one takes. */
  stops?(context: PaneContext): {
    readonly count: number;
    readonly chosen: { readonly from: number; readonly to: number };
  };
}
