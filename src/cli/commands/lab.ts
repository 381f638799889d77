/** `netlab lab …`: for those who write labs, and those who get them from others. */
import { closest } from '../../kit/closest-words.ts';
import { type CliCommand, type CliIo, UsageError } from '../command.ts';

type Action = (args: readonly string[], io: CliIo) => Promise<number>;

/** Each loads its own code and no other's. */
const ACTIONS: Readonly<Record<string, Action>> = {
  new: async (args, io) => (await import('../authoring/new.ts')).newLab(args, io),
  verify: async (args, io) => (await import('../authoring/verify.ts')).verify(args, io),
  pack: async (args, io) => (await import('../authoring/pack.ts')).pack(args, io),
  unpack: async (args, io) => (await import('../authoring/pack.ts')).unpack(args, io),
  install: async (args, io) => (await import('../authoring/install.ts')).install(args, io),
  list: async (args, io) => (await import('../authoring/install.ts')).list(args, io),
  remove: async (args, io) => (await import('../authoring/install.ts')).remove(args, io),
  schema: async (_, io) => {
    const { labJsonSchema } = await import('../../lab/schema.ts');
    io.stdout(`${JSON.stringify(labJsonSchema(), undefined, 2)}\n`);
    return 0;
  },
};

const NAMES = Object.keys(ACTIONS);

export const lab: CliCommand = {
  name: 'lab',
  summary: 'write, prove, pack and install labs',
  usage: `usage: netlab lab new NAME [--in FOLDER]
       netlab lab verify [PATH…] [--seeds N] [--watch] [--json]
       netlab lab schema
       netlab lab pack FOLDER [--output FILE]
       netlab lab unpack FILE [--in FOLDER]
       netlab lab install SOURCE…
       netlab lab list [--labs PATH] [--json]
       netlab lab remove NAME…

new      writes a folder with a small lab that is complete, to begin with.
verify   proves labs: nothing holds at the start, the solution makes everything hold, and every command of it is needed.
         PATH is a lab's folder, a folder of labs, or an archive; without it, the built-in labs are verified.
schema   prints the JSON Schema of lab.yaml, for editors.
pack     writes a lab into one file, NAME-VERSION.netlab-lab.zip; the same lab gives the same octets everywhere.
unpack   writes the folder of an archive.
install  makes labs known to all commands and the home screen. SOURCE is a lab's folder, a folder of labs, an archive, or
         the name of an npm package, netlab-lab-…, that is in a node_modules here or above.
list     the labs that don't ship with netlab: version, hash, title, where they are.
remove   forgets installed labs; what was done in them is kept.

  --in FOLDER   where the lab's own folder is written (default: here)
  --seeds N     how many variants of each lab are tried (default 3)
  --watch       proves again whenever a file changes, until Ctrl-C
  --labs PATH   labs beside the built-in and installed ones: a folder, or an archive (also: NETLAB_LABS)
  --json        as JSON; verify tells what each left-out command made fail
`,
  async run([name, ...args], io) {
    const action = name !== undefined && Object.hasOwn(ACTIONS, name) ? ACTIONS[name] : undefined;
    if (action) return action(args, io);
    if (name === undefined) throw new UsageError(`lab what? ${NAMES.join(', ')}`);
    const near = closest(name, NAMES)[0];
    throw new UsageError(
      `lab cannot '${name}'${near === undefined ? `: ${NAMES.join(', ')}` : `; did you mean '${near}'?`}`,
    );
  },
};
