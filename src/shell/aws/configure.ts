/** `aws configure`: as much as a learner without credentials needs. */

import { invalidChoice } from './argument-parser.ts';
import type { AwsIo } from './aws-io.ts';
import { CONFIG_PATH, readSettings, regionSetting, writeSettings } from './configuration.ts';
import { usageError } from './failure.ts';

type Subcommand = (words: readonly string[], io: AwsIo) => Promise<{ stdout: string; exitCode: number }>;

const SUBCOMMANDS: Readonly<Record<string, Subcommand>> = {
  list: async (_words, io) => {
    const region = await regionSetting(io);
    const row = (name: string, value: string, type: string, location: string) =>
      `${name.padStart(10)} ${value.padStart(24)} ${type.padStart(16)}    ${location}\n`;
    const rows = [
      row('Name', 'Value', 'Type', 'Location'),
      row('----', '-----', '----', '--------'),
      row('profile', '<not set>', 'None', 'None'),
      row('access_key', '****************LAB0', 'netlab', 'the simulator'),
      row('secret_key', '****************LAB0', 'netlab', 'the simulator'),
      row('region', region.value, region.type, region.location),
    ];
    return { stdout: rows.join(''), exitCode: 0 };
  },
  'list-profiles': async () => ({ stdout: 'default\n', exitCode: 0 }),
  get: async ([name], io) => {
    if (name === undefined) throw usageError('the following arguments are required: varname');
    const value = (await readSettings(io)).get(name.replace(/^default\./, ''));
    return value === undefined ? { stdout: '', exitCode: 1 } : { stdout: `${value}\n`, exitCode: 0 };
  },
  set: async ([name, value], io) => {
    if (name === undefined || value === undefined)
      throw usageError('the following arguments are required: varname, value');
    const settings = await readSettings(io);
    settings.set(name.replace(/^default\./, ''), value);
    await writeSettings(io, settings);
    return { stdout: '', exitCode: 0 };
  },
};

export const CONFIGURE_SUBCOMMANDS: readonly string[] = Object.keys(SUBCOMMANDS);

export async function configure(
  words: readonly string[],
  io: AwsIo,
): Promise<{ stdout: string; exitCode: number }> {
  const [name, ...rest] = words;
  if (name === undefined) {
    const stdout = `netlab needs no credentials. Use: aws configure set region REGION  (kept in ${CONFIG_PATH})\n`;
    return { stdout, exitCode: 0 };
  }
  const run = Object.hasOwn(SUBCOMMANDS, name) ? SUBCOMMANDS[name] : undefined;
  if (!run) throw invalidChoice('subcommand', name, CONFIGURE_SUBCOMMANDS);
  return run(rest, io);
}
