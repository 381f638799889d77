/** From the parsed options of an operation to the request that is sent. */
import { parse as parseYaml } from 'yaml';
import type { Operation, ServiceModel } from '../../model/model.ts';
import { validateInput } from '../../model/validate.ts';
import type { Params } from './argument.ts';
import type { GivenOptions } from './argument-parser.ts';
import { customizationsFor } from './customizations/index.ts';
import { CliFailure, EXIT, parameterError } from './failure.ts';
import { isRecord } from './output/python.ts';
import { type ReadFile, readFileUri, resolveFiles, unpackJson, unpackValue } from './values.ts';

export async function buildRequest(
  model: ServiceModel,
  operation: Operation,
  given: GivenOptions,
  readFile: ReadFile,
): Promise<Params> {
  const customizations = customizationsFor(model.service, operation.name);
  const names = new Set(given.keys());
  for (const { check } of customizations) check?.(names);
  const params: Params = {};
  for (const { argument, value } of given.values()) {
    const option = `--${argument.name}`;
    if (argument.path)
      params[argument.member as string] = await readContent(option, value as string, readFile);
    else if (value === '' && argument.bare !== undefined) params[argument.member as string] = argument.bare;
    else if (argument.store) argument.store(params, await resolveFiles(value, option, readFile));
    else if (argument.shape && argument.member !== undefined) {
      params[argument.member] = await unpackValue(model, argument.shape, value, option, readFile);
    }
  }
  for (const [member, value] of Object.entries(await readInput(given, readFile))) {
    if (!(member in params)) params[member] = value;
  }
  for (const { finish } of customizations) finish?.(params);
  return params;
}

/** The content of a file. */
async function readContent(option: string, path: string, readFile: ReadFile): Promise<string> {
  const text = await readFile(path.replace(/^fileb?:\/\//, ''));
  if (text === undefined) throw parameterError(option, 'Blob values must be a path to a file.');
  return text;
}

/** `--cli-input-json` or `--cli-input-yaml`: a whole request, which other options overrule. */
async function readInput(
  given: GivenOptions,
  readFile: ReadFile,
): Promise<Readonly<Record<string, unknown>>> {
  const json = given.get('cli-input-json')?.value as string | undefined;
  const yaml = given.get('cli-input-yaml')?.value as string | undefined;
  if (json !== undefined && yaml !== undefined) {
    throw new CliFailure(EXIT.usage, 'Only one --cli-input- parameter may be specified.');
  }
  const option = json === undefined ? '--cli-input-yaml' : '--cli-input-json';
  const source = json ?? yaml;
  if (source === undefined) return {};
  const text = await readFileUri(source, option, readFile);
  const input = json === undefined ? unpackYaml(text) : unpackJson(text, option);
  if (isRecord(input)) return input;
  throw parameterError(
    option,
    `Invalid type: expecting map, received ${Array.isArray(input) ? 'list' : typeof input}`,
  );
}

function unpackYaml(text: string): unknown {
  try {
    return parseYaml(text, { maxAliasCount: 100 });
  } catch (error) {
    throw parameterError('--cli-input-yaml', `Invalid YAML: ${(error as Error).message}`);
  }
}

/** Throws what the client library finds wrong before anything is sent. */
export function validateRequest(model: ServiceModel, operation: Operation, params: Params): void {
  const problems = validateInput(model, operation.name, params);
  if (problems.length > 0)
    throw new CliFailure(EXIT.usage, `Parameter validation failed:\n${problems.join('\n')}`);
}
