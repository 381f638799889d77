/**
 * The stage on which a lab is played: the world as start.sh leaves it, and consoles in it. The stage's own simulator
 * has done all that already; whoever plays takes a fork, which knows no past to undo.
 */
import type { Setting, World } from '../cloud/kernel/world.ts';
import { type Console, type ConsoleOptions, createConsole } from '../shell/console.ts';
import { createSim } from '../sim/create-sim.ts';
import type { Sim } from '../sim/sim.ts';
import { httpSetting, siteSetting } from './http-schema.ts';
import { assignments, type Variant } from './lab.ts';
import { substitute, substituteDeep } from './parameters.ts';
import { premisesSetting } from './premises-schema.ts';
import { type ScriptCommand, splitScript } from './script.ts';
import { siteOf } from './site-schema.ts';

/** A command of a lab's own script that did not end with 0. */
export interface ScriptFailure {
  readonly line: number;
  readonly command: string;
  readonly output: string;
}

export interface Stage {
  readonly variant: Variant;
  /** The starting world; never played on, only forked. */
  readonly start: Sim;
  readonly world: World;
  /** A script as the commands that the console takes one by one. */
  split(script: string): readonly ScriptCommand[];
  /** Empty, unless start.sh is wrong. */
  readonly failures: readonly ScriptFailure[];
}

export async function setStage(variant: Variant): Promise<Stage> {
  const { lab, seed } = variant;
  const sim = createSim({
    seed: `${lab.slug}/${seed}`,
    region: lab.region,
    setting: {
      images: imagesOf(variant),
      clients: clientsOf(variant),
      defaultVpc: lab.world.default_vpc,
      ...(lab.world.era !== undefined && { era: lab.world.era }),
      ...zonesOf(variant),
      ...sitesOf(variant),
      ...resolversOf(variant),
      ...registrationsOf(variant),
      ...premisesOf(variant),
    },
  });
  const console = await openConsole(sim, variant);
  const split = (script: string) => splitScript(script, console.split);
  const failures = await playCommands(console, split(variant.start));
  const start = sim.fork();
  return { variant, start, world: start.state, failures, split };
}

/** A console that knows the lab's parameters as shell variables. */
export async function openConsole(
  sim: Sim,
  { parameters }: Pick<Variant, 'parameters'>,
  options: Pick<ConsoleOptions, 'commands' | 'breathe'> = {},
): Promise<Console> {
  const console = await createConsole({ sim, ...options });
  if (Object.keys(parameters).length > 0) await console.run(assignments(parameters));
  return console;
}

/** Plays to the end, as bash does without `-e`, and tells which commands failed. */
export async function playCommands(
  console: Console,
  commands: readonly ScriptCommand[],
): Promise<readonly ScriptFailure[]> {
  const failures: ScriptFailure[] = [];
  for (const { text, line } of commands) {
    const { exitCode, stdout, stderr } = await console.run(text);
    if (exitCode !== 0) failures.push({ line, command: text, output: (stderr || stdout).trim() });
  }
  return failures;
}

function imagesOf({ lab, parameters }: Variant) {
  return Object.fromEntries(
    Object.entries(lab.images).map(([id, { serves, forwards, http }]) => [
      id,
      {
        serves: substituteDeep(serves, parameters),
        ...(forwards !== undefined && { forwards }),
        ...(http && { http: httpSetting(substituteDeep(http, parameters)) }),
      },
    ]),
  );
}

function sitesOf({ lab, parameters }: Variant): Pick<Setting, 'sites'> {
  const { sites } = lab.world;
  if (!sites) return {};
  const entries = Object.entries(substituteDeep(sites, parameters));
  return { sites: Object.fromEntries(entries.map(([host, site]) => [host, siteSetting(site)])) };
}

/** Clients without an address get one of the blocks set aside for examples (RFC 5737 TEST-NET-2, RFC 3849), in order. */
function clientsOf({ lab, parameters }: Variant) {
  return Object.fromEntries(
    Object.entries(lab.world.clients).map(([name, client], index) => {
      const address = substitute(client.address ?? `198.51.100.${index + 10}`, parameters);
      const ipv6Address = `2001:db8:c::${(index + 10).toString(16)}`;
      const { city, resolver, ...rest } = substituteDeep(client, parameters);
      const site = siteOf(rest);
      return [name, { city, address, ipv6Address, ...(resolver !== undefined && { resolver }), ...site }];
    }),
  );
}

function premisesOf({ lab, parameters }: Variant): Pick<Setting, 'premises'> {
  const { premises } = lab.world;
  if (!premises) return {};
  const entries = Object.entries(substituteDeep(premises, parameters));
  return { premises: Object.fromEntries(entries.map(([name, site]) => [name, premisesSetting(site)])) };
}

function registrationsOf({ lab, parameters }: Variant): Pick<Setting, 'registrations'> {
  const { registrations } = lab.world;
  if (!registrations) return {};
  const entries = Object.entries(substituteDeep(registrations, parameters));
  return {
    registrations: Object.fromEntries(
      entries.map(
        ([name, { auth_code: authCode, lock, age_days: ageDays, expires_in_days: expiresInDays }]) => [
          name,
          { authCode, lock, ageDays, expiresInDays },
        ],
      ),
    ),
  };
}

function resolversOf({ lab, parameters }: Variant): Pick<Setting, 'resolvers'> {
  const { resolvers } = lab.world;
  if (!resolvers) return {};
  const entries = Object.entries(substituteDeep(resolvers, parameters));
  return {
    resolvers: Object.fromEntries(
      entries.map(([name, { city, ...resolver }]) => [
        name,
        { ...resolver, ...(city !== undefined && { city }) },
      ]),
    ),
  };
}

function zonesOf({ lab, parameters }: Variant): Pick<Setting, 'zones'> {
  const { zones } = lab.world;
  if (!zones) return {};
  const entries = Object.entries(substituteDeep(zones, parameters));
  return {
    zones: Object.fromEntries(
      entries.map(([name, { servers, ...zone }]) => [name, { ...zone, ...(servers && { servers }) }]),
    ),
  };
}
