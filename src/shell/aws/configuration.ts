/**
 * Region and output format: from options, the environment, then `~/.aws/config` in the console's own files.
 * https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-envvars.html
 */
import type { AwsIo } from './aws-io.ts';
import { CliFailure, EXIT } from './failure.ts';
import { OUTPUT_FORMATS, type OutputFormat } from './global-options.ts';

export const CONFIG_PATH = '~/.aws/config';

/** Settings of the default profile, by name. */
export async function readSettings(io: AwsIo): Promise<Map<string, string>> {
  const text = (await io.readFile(CONFIG_PATH)) ?? '';
  const settings = new Map<string, string>();
  let section = '';
  for (const line of text.split('\n')) {
    const heading = /^\s*\[([^\]]*)\]/.exec(line);
    const setting = /^\s*([\w.-]+)\s*=\s*(.*?)\s*$/.exec(line);
    if (heading) section = (heading[1] as string).trim();
    else if (setting && section === 'default') settings.set(setting[1] as string, setting[2] as string);
  }
  return settings;
}

export async function writeSettings(io: AwsIo, settings: ReadonlyMap<string, string>): Promise<void> {
  const lines = [...settings].map(([name, value]) => `${name} = ${value}\n`);
  await io.writeFile(CONFIG_PATH, `[default]\n${lines.join('')}`);
}

/** Where each setting comes from, for `aws configure list`. */
export interface Sourced {
  readonly value: string;
  readonly type: 'env' | 'config-file' | 'default';
  readonly location: string;
}

export async function regionSetting(io: AwsIo): Promise<Sourced> {
  for (const name of ['AWS_REGION', 'AWS_DEFAULT_REGION']) {
    const value = io.env[name];
    if (value) return { value, type: 'env', location: `['AWS_REGION', 'AWS_DEFAULT_REGION']` };
  }
  const configured = (await readSettings(io)).get('region');
  if (configured) return { value: configured, type: 'config-file', location: CONFIG_PATH };
  return { value: io.sim.state.region, type: 'default', location: 'the lab' };
}

export async function regionFor(io: AwsIo, option: string | undefined): Promise<string> {
  const region = option ?? (await regionSetting(io)).value;
  if (!/^(?!-)[A-Za-z0-9-]{1,63}(?<!-)$/.test(region)) {
    throw new CliFailure(EXIT.general, `Provided region_name '${region}' doesn't match a supported format.`);
  }
  return region;
}

export async function outputFor(io: AwsIo, option: string | undefined): Promise<OutputFormat> {
  const name = option ?? (io.env.AWS_DEFAULT_OUTPUT || (await readSettings(io)).get('output') || 'json');
  const format = OUTPUT_FORMATS.find((candidate) => candidate === name);
  if (!format) throw new CliFailure(EXIT.configuration, `Unknown output type: ${name}`);
  return format;
}
