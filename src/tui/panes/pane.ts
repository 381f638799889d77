/** A pane shows one side of the lab, as rows of a given width. One folder each, one line in `index.ts`. */
import type { CheckResult } from '../../lab/evaluate.ts';
import type { Sim } from '../../sim/sim.ts';
import type { SessionSnapshot } from '../session-snapshot.ts';
import type { Row } from '../text/row.ts';

export interface PaneContext {
  readonly snapshot: SessionSnapshot;
  /** For questions (`reach`); never changed by a pane. */
  readonly sim: Sim;
  readonly width: number;
  /** The check whose evidence is asked for, or the first that fails. */
  readonly check: CheckResult | undefined;
}

export interface Pane {
  readonly id: string;
  readonly title: string;
  /** What it shows, for the help page. */
  readonly about: string;
  rows(context: PaneContext): readonly Row[];
}
