/** `netlab run [LAB]`: the full-screen app, or plain lines where there is no terminal or the learner prefers them. */
import { parseArgs } from 'node:util';
import { openJournalFile } from '../../lab/files.ts';
import { isSeed, type Lab, summarise, variantOf } from '../../lab/lab.ts';
import type { Session } from '../../lab/session.ts';
import type { CatalogueLab } from '../../tui/catalogue.ts';
import { createBreathe } from '../breathe.ts';
import { type CliCommand, type CliIo, UsageError } from '../command.ts';
import { Home } from '../home.ts';
import { knownLab, knownLabs, LABS_OPTION, LABS_USAGE } from '../known-lab.ts';
import type { KnownLabs } from '../labs/search.ts';
import { version } from '../version.ts';

interface RunOptions {
  readonly slug?: string;
  readonly seed?: string;
  readonly fresh: boolean;
  readonly plain: boolean;
  readonly screenReader: boolean;
  readonly labs: readonly string[];
}

export const run: CliCommand = {
  name: 'run',
  summary: 'open the home screen, or a lab',
  usage: `usage: netlab [run] [LAB] [--plain] [--seed SEED] [--fresh] [--labs PATH]

Opens the home screen, or the lab at once. Work is kept as you type; opening the lab again goes on where you left it.

  --plain           lines instead of a full screen; taken by itself where there is no terminal
  --screen-reader   the full screen's contents as lines for a screen reader
  --seed SEED       which variant of the lab a new session gets (default: one of your own)
  --fresh           set the work of an earlier session aside and begin anew
${LABS_USAGE}
`,
  async run(args, io) {
    const options = readOptions(args, io);
    // On its way from the disk while the rest is made ready.
    const screen = options.plain ? undefined : import('../screen.tsx');
    const labs = await knownLabs(io, options.labs);
    if (options.slug !== undefined) knownLab(options.slug, labs);
    const home = new Home(io.env);
    if (options.slug !== undefined && options.fresh) home.startAfresh(options.slug);
    const open = (slug: string) => openLab(slug, labs, home, options);
    return screen
      ? runScreen(await screen, options, labs, home, open, io)
      : runPlain(options, labs, open, io);
  },
};

type OpenLab = (slug: string) => Promise<Session>;

function readOptions(args: readonly string[], io: CliIo): RunOptions {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      plain: { type: 'boolean', default: false },
      'screen-reader': { type: 'boolean', default: false },
      seed: { type: 'string' },
      fresh: { type: 'boolean', default: false },
      ...LABS_OPTION,
    },
  });
  const [slug, ...more] = positionals;
  if (more.length > 0) throw new UsageError(`run takes one lab, and there is '${more.join(' ')}' too`);
  if (values.seed !== undefined && !isSeed(values.seed)) {
    throw new UsageError('a seed is 1 to 100 printable characters without blanks');
  }
  if (values.fresh && slug === undefined) throw new UsageError('--fresh needs the name of a lab');
  return {
    ...(slug !== undefined && { slug }),
    ...(values.seed !== undefined && { seed: values.seed }),
    fresh: values.fresh,
    plain: values.plain || !io.isTTY,
    screenReader: values['screen-reader'] || io.env.INK_SCREEN_READER === 'true',
    labs: values.labs ?? [],
  };
}

async function openLab(slug: string, labs: KnownLabs, home: Home, options: RunOptions): Promise<Session> {
  const lab = knownLab(slug, labs);
  const { openSession } = await import('../../lab/session.ts');
  const journal = openJournalFile(home.journalPath(slug));
  const seed = options.seed ?? home.seedOf(slug);
  return openSession({ lab, seed, journal, version, breathe: createBreathe() });
}

async function runScreen(
  { showApp }: typeof import('../screen.tsx'),
  options: RunOptions,
  { catalogue }: KnownLabs,
  home: Home,
  open: OpenLab,
  io: CliIo,
): Promise<number> {
  return showApp({
    catalogue: catalogue.labs.map((lab) => listed(lab, options.seed ?? home.seedOf(lab.slug))),
    progress: home.progress,
    openSession: open,
    saveProgress: (slug, progress) => home.saveProgress(slug, progress),
    ...(options.slug !== undefined && { firstSlug: options.slug }),
    screenReader: options.screenReader,
    colour: !io.env.NO_COLOR && io.env.TERM !== 'dumb',
  });
}

/** Only the chosen lab's brief is looked at, and the first frame does not wait for all the others. */
function listed(lab: Lab, seed: string): CatalogueLab {
  let brief: string | undefined;
  return {
    ...summarise(lab),
    get brief() {
      brief ??= variantOf(lab, seed).brief;
      return brief;
    },
  };
}

async function runPlain(
  options: RunOptions,
  { catalogue }: KnownLabs,
  open: OpenLab,
  io: CliIo,
): Promise<number> {
  if (options.slug === undefined) {
    throw new UsageError(
      `name a lab: netlab run LAB\nLabs: ${catalogue.labs.map((lab) => lab.slug).join(', ')}`,
    );
  }
  const { playPlain } = await import('../plain.ts');
  return playPlain(await open(options.slug), io);
}
