/**
 * `colo`: netlab's own word for what is done by telephone and on foot: colocation sites, carriers and partners make
 * cross-connects, bring lines, and look at light.
 */
import {
  type CableStatus,
  type CrossConnectItem,
  LOCATION_CODES,
  regionOfLocation,
} from '../../../sim/colo.ts';
import type { Sim } from '../../../sim/sim.ts';
import {
  type CommandIo,
  type CommandOutput,
  type CompletionItem,
  type ConsoleCommand,
  fail,
  succeed,
} from '../../command.ts';
import { longOptions } from '../../long-options.ts';
import { resources } from '../../resources.ts';
import { orderText, statusText } from './status.ts';

const USAGE = `colo cross-connect --loa FILE --router SITE/ROUTER [--provider NAME]
colo order-hosted --provider NAME --location CODE --bandwidth 500Mbps --vlan 101 --name NAME --router SITE/ROUTER
colo status [ID]
colo roll-fibre ID
colo cancel ID`;

type Options = ReadonlyMap<string, string>;

interface Subcommand {
  readonly options: readonly string[];
  /** Those that must be there. */
  readonly required: readonly string[];
  /** How many words it takes. */
  readonly words: readonly [least: number, most: number];
  run(options: Options, words: readonly string[], io: CommandIo): Promise<CommandOutput>;
}

const SUBCOMMANDS: Readonly<Record<string, Subcommand>> = {
  'cross-connect': {
    options: ['loa', 'router', 'provider'],
    required: ['loa', 'router'],
    words: [0, 0],
    run: crossConnect,
  },
  'order-hosted': {
    options: ['provider', 'location', 'bandwidth', 'vlan', 'name', 'router'],
    required: ['provider', 'location', 'bandwidth', 'vlan', 'name', 'router'],
    words: [0, 0],
    run: orderHosted,
  },
  status: { options: [], required: [], words: [0, 1], run: status },
  'roll-fibre': { options: [], required: [], words: [1, 1], run: rollFibre },
  cancel: { options: [], required: [], words: [1, 1], run: cancel },
};

export const colo: ConsoleCommand = {
  name: 'colo',
  summary: "cross-connects and partners at Direct Connect locations (netlab's own)",
  usage: `${USAGE}
netlab's own, for what is done by telephone: cross-connect hands the letter (LOA-CFA) to the site, or to the carrier that
--provider names where the router is in another town. order-hosted asks a partner for a hosted connection, which then is
to be confirmed. status tells what light there is: about -14 to +2 dBm is good, -40 dBm is dark (AWS shows it in
CloudWatch, which is not simulated). roll-fibre swaps the two strands at one end. ID: of a cross-connect (xc-…) or of its
connection (dxcon-…), or that connection's name.`,
  async run([name, ...words], io) {
    const subcommand = Object.hasOwn(SUBCOMMANDS, name ?? '') ? SUBCOMMANDS[name as string] : undefined;
    if (!subcommand) return misused(name === undefined ? 'what?' : `there is no '${name}'`);
    const parsed = longOptions(words, subcommand.options);
    if (typeof parsed === 'string') return misused(parsed);
    const missing = subcommand.required.filter((option) => !parsed.options.has(option));
    if (missing.length > 0)
      return misused(`${name} needs ${missing.map((option) => `--${option}`).join(', ')}`);
    const [least, most] = subcommand.words;
    if (parsed.rest.length < least) return misused(`${name} needs the ID of a cross-connect`);
    if (parsed.rest.length > most) return misused(`${name} knows nothing of '${parsed.rest[most]}'`);
    return subcommand.run(parsed.options, parsed.rest, io);
  },
  complete,
};

function misused(reason: string): CommandOutput {
  return fail(`colo: ${reason}\nusage:\n${USAGE}`, 2);
}

async function crossConnect(
  options: Options,
  _words: readonly string[],
  io: CommandIo,
): Promise<CommandOutput> {
  const path = options.get('loa') ?? '';
  const letter = await io.readFile(path);
  if (letter === undefined) return fail(`colo: there is no file ${path}`);
  const provider = options.get('provider');
  const input = { letter, router: options.get('router'), ...(provider !== undefined && { provider }) };
  return ask<CrossConnectItem>(io, 'OrderCrossConnect', input, orderText);
}

async function orderHosted(
  options: Options,
  _words: readonly string[],
  io: CommandIo,
): Promise<CommandOutput> {
  const code = options.get('location') ?? '';
  const region = regionOfLocation(code);
  if (region === undefined) return fail(`colo: there is no Direct Connect location '${code}'`);
  const input = { ...Object.fromEntries(options), vlan: Number(options.get('vlan')) };
  return ask<CrossConnectItem>(io, 'OrderHosted', input, orderText, region);
}

async function status(_options: Options, [id]: readonly string[], io: CommandIo): Promise<CommandOutput> {
  return ask<{ cables: readonly CableStatus[] }>(
    io,
    'ListCrossConnects',
    id === undefined ? {} : { id },
    ({ cables }) => (cables.length === 0 ? 'No cross-connects.\n' : cables.map(statusText).join('')),
  );
}

async function rollFibre(_options: Options, [id]: readonly string[], io: CommandIo): Promise<CommandOutput> {
  return ask<CrossConnectItem>(
    io,
    'RollFibre',
    { id },
    ({ CrossConnectId }) => `${CrossConnectId}: the strands are swapped at one end.\n`,
  );
}

async function cancel(_options: Options, [id]: readonly string[], io: CommandIo): Promise<CommandOutput> {
  return ask<CrossConnectItem>(io, 'CancelCrossConnect', { id }, ({ CrossConnectId, State }) =>
    State === 'ordered'
      ? `${CrossConnectId}: the order is cancelled.\n`
      : `${CrossConnectId} is taken out.\n`,
  );
}

function ask<Output>(
  { sim }: CommandIo,
  operation: string,
  input: object,
  say: (output: Output) => string,
  region?: string,
): CommandOutput {
  const result = sim.call({
    service: 'colo',
    operation,
    input: input as Record<string, unknown>,
    ...(region !== undefined && { region }),
  });
  return result.ok ? succeed(say(result.output as Output)) : fail(`colo: ${result.error.message}`);
}

function complete(words: readonly string[], index: number, sim: Sim): readonly CompletionItem[] {
  if (index === 1) return Object.keys(SUBCOMMANDS).map((value) => ({ value }));
  const subcommand = SUBCOMMANDS[words[1] ?? ''];
  if (!subcommand) return [];
  const before = words[index - 1];
  if (before === '--location') return LOCATION_CODES.map((value) => ({ value }));
  if (before === '--router') return routers(sim).map((value) => ({ value }));
  if (before?.startsWith('--')) return [];
  if (subcommand.words[1] > 0)
    return [...resources(sim)]
      .filter(({ kind }) => kind === 'dx-cross-connect')
      .map(({ id }) => ({ value: id }));
  return subcommand.options.map((name) => ({ value: `--${name}` }));
}

function routers({ state }: Sim): string[] {
  return Object.entries(state.setting.premises ?? {}).flatMap(([site, setting]) =>
    Object.keys(setting.routers).map((router) => `${site}/${router}`),
  );
}
