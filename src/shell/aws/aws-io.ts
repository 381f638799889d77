/** What the `aws` command needs from the console that runs it. */
import type { RandomState } from '../../kit/random.ts';
import type { Sim } from '../../sim/sim.ts';
import type { LocalFiles } from '../local-files.ts';
import type { Standing } from '../standing.ts';
import type { ReadFile } from './values.ts';

export interface AwsIo {
  readonly sim: Sim;
  readonly stdin: string;
  readonly files: LocalFiles;
  /** Where the learner is: files travel over the line of that place. */
  readonly standing: Pick<Standing, 'place'>;
  /** Reads a path as the learner typed it, `~` and relative ones included. */
  readonly readFile: ReadFile;
  writeFile(path: string, text: string): Promise<void>;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** For client tokens; the console's own, so that the world's draws don't depend on it. */
  readonly random: RandomState;
  /** Lets the host breathe and throws when the learner pressed Ctrl-C. */
  pause(): Promise<void>;
}
