/** The labs that a command line can name. */
import type { Lab } from '../lab/lab.ts';
import { printable } from '../shell/printable.ts';
import { type CliIo, UsageError } from './command.ts';
import { homeFolder } from './home.ts';
import { findLabs, type KnownLabs } from './labs/search.ts';

/** For `parseArgs`, in every command that takes a lab. */
export const LABS_OPTION = { labs: { type: 'string', multiple: true } } as const;

export const LABS_USAGE = `  --labs PATH     labs beside the built-in and installed ones: a folder, or an archive (also: NETLAB_LABS)`;

/** Tells what was left out on the way. `given`: what `--labs` names. */
export async function knownLabs(io: CliIo, given: readonly string[] = []): Promise<KnownLabs> {
  const labs = await findLabs({ home: homeFolder(io.env), given, searchPath: io.env.NETLAB_LABS });
  for (const note of labs.notes) io.stderr(`netlab: ${printable(note)}\n`);
  return labs;
}

/** Throws a `UsageError` that says which name was probably meant, or what is wrong with the lab. */
export function knownLab(slug: string, { catalogue, broken }: Pick<KnownLabs, 'catalogue' | 'broken'>): Lab {
  const lab = catalogue.find(slug);
  if (lab) return lab;
  const problems = broken.get(slug);
  if (problems !== undefined) throw new UsageError(`the files of ${slug} are wrong:\n${problems}`);
  const near = catalogue.suggest(slug);
  throw new UsageError(
    `there is no lab '${slug}'${near ? `; did you mean '${near}'?` : '; `netlab list` shows them'}`,
  );
}
