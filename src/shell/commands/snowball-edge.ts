/**
 * `snowballEdge`: the client of the devices that AWS shipped until 2025; history, as they are.
 * https://docs.aws.amazon.com/snowball/latest/developer-guide/using-client-commands.html
 */
import { clientAt, devicesHere } from '../../sim/sites.ts';
import { type CommandIo, type CommandOutput, type ConsoleCommand, fail, succeed } from '../command.ts';
import { longOptions } from '../long-options.ts';

const USAGE = `snowballEdge unlock-device --endpoint https://ADDRESS --manifest-file FILE --unlock-code CODE
snowballEdge describe-device --endpoint https://ADDRESS`;

const OPTIONS = ['endpoint', 'manifest-file', 'unlock-code'];
const SUBCOMMANDS = ['unlock-device', 'describe-device'];

export const snowballEdge: ConsoleCommand = {
  name: 'snowballEdge',
  summary: 'open a Snow device at your site (historic)',
  usage: `${USAGE}
History: new customers get no Snow devices today. Alone, it says what stands beside you, as the devices' displays would.
A device that is open takes files by 'aws s3 cp … --endpoint-url http://ADDRESS:8080'. Code and manifest come from
'aws snowball get-job-unlock-code' and 'get-job-manifest', whose link curl follows.
To send a device back: 'aws snowball update-job-shipment-state --shipment-state RETURNED'.`,
  async run(args, io) {
    const [subcommand, ...words] = args;
    if (subcommand === undefined) return succeed(displays(io));
    if (!SUBCOMMANDS.includes(subcommand))
      return fail(
        `snowballEdge: netlab knows ${SUBCOMMANDS.join(' and ')}, not '${subcommand}'\n${USAGE}`,
        2,
      );
    const parsed = longOptions(words, OPTIONS);
    if (typeof parsed === 'string') return fail(`snowballEdge: ${parsed}\n${USAGE}`, 2);
    const { options, rest } = parsed;
    if (rest[0] !== undefined) return fail(`snowballEdge: there is no option ${rest[0]}\n${USAGE}`, 2);
    const address = /^https:\/\/([\d.]+)\/?$/.exec(options.get('endpoint') ?? '')?.[1];
    if (address === undefined)
      return fail(`snowballEdge: --endpoint is like https://192.168.1.100\n${USAGE}`, 2);
    return subcommand === 'unlock-device' ? unlock(address, options, io) : describe(address, io);
  },
  complete: (_words, index) =>
    (index === 1 ? SUBCOMMANDS : OPTIONS.map((name) => `--${name}`)).map((value) => ({ value })),
};

function displays({ sim, standing }: CommandIo): string {
  const here = devicesHere(sim.state, standing.place);
  if (here.length === 0) return 'No Snow device stands where you are.\n';
  return here
    .map(
      ({ JobId, device }) =>
        `Snow device of ${JobId}: IP ${device.address}, ${device.unlocked ? 'unlocked' : 'locked'}\n`,
    )
    .join('');
}

async function unlock(
  address: string,
  options: ReadonlyMap<string, string>,
  io: CommandIo,
): Promise<CommandOutput> {
  const file = options.get('manifest-file');
  const code = options.get('unlock-code');
  if (file === undefined || code === undefined)
    return fail(`snowballEdge: --manifest-file and --unlock-code are needed\n${USAGE}`, 2);
  const manifest = await io.readFile(file);
  if (manifest === undefined) return fail(`snowballEdge: there is no file ${file}`);
  const refused = ask(io, 'Unlock', address, { manifest, code }).refused;
  if (refused) return refused;
  return succeed(
    'Your Snowball Edge device is unlocking. You may determine the unlock state of your device using the describe-device command. Your Snowball Edge device will be available for use when it is in the UNLOCKED state.\n',
  );
}

function describe(address: string, io: CommandIo): CommandOutput {
  const { refused, output } = ask(io, 'Describe', address);
  if (refused) return refused;
  const { OctetsPerSecond: _, ...shown } = output;
  return succeed(`${JSON.stringify(shown, null, 2)}\n`);
}

function ask({ sim, standing }: CommandIo, operation: string, address: string, input: object = {}) {
  const at = { address, site: clientAt(standing.place) ?? '' };
  const result = sim.call({ service: 'snowball-device', operation, input: { ...at, ...input } });
  if (result.ok) return { output: result.output };
  const hint =
    result.error.code === 'EndpointConnectionError'
      ? `\n${displays({ sim, standing } as CommandIo).trimEnd()}`
      : '';
  return { output: {}, refused: fail(`snowballEdge: ${result.error.message}${hint}`) };
}
