/** The lab that a command line names. */
import type { Catalogue } from '../lab/catalogue.ts';
import type { Lab } from '../lab/lab.ts';
import { UsageError } from './command.ts';

/** Throws a `UsageError` that says which name was probably meant. */
export function knownLab(slug: string, catalogue: Catalogue): Lab {
  const lab = catalogue.find(slug);
  if (lab) return lab;
  const near = catalogue.suggest(slug);
  throw new UsageError(
    `there is no lab '${slug}'${near ? `; did you mean '${near}'?` : '; `netlab list` shows them'}`,
  );
}
