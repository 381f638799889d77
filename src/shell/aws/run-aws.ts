/** The `aws` command line: global options, then a service and an operation, or one of the CLI's own commands. */
import type { ServiceModel } from '../../model/model.ts';
import { cliName, namesByCli } from '../../model/names.ts';
import { invalidChoice } from './argument-parser.ts';
import type { AwsIo } from './aws-io.ts';
import { configure } from './configure.ts';
import { customCommand, customCommands } from './custom/index.ts';
import { CliFailure, EXIT, failureText, usageError } from './failure.ts';
import { takeGlobalOptions } from './global-options.ts';
import { groupHelp, mainHelp, operationHelp, serviceHelp, waitersHelp } from './help.ts';
import { KNOWN_SERVICES } from './known-services.ts';
import { operationNotSimulated, serviceNotSimulated } from './not-simulated.ts';
import { runOperation } from './operation-command.ts';
import { commandOf, isCommandGroup, modelOf, serviceCommands } from './service-commands.ts';
import { runWaiter } from './wait.ts';

/** What `aws --version` says: the CLI whose ways are followed, and that it isn't it. */
export const AWS_VERSION = 'aws-cli/2.34.0 (netlab simulation) exe/x86_64.netlab prompt/off';

export interface AwsResult {
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: number;
}

export async function runAws(words: readonly string[], io: AwsIo): Promise<AwsResult> {
  try {
    const { values: globals, rest } = takeGlobalOptions(words);
    if (globals.has('version')) return { stdout: `${AWS_VERSION}\n`, stderr: '', exitCode: 0 };
    // A device at the site has an S3 adapter of its own.
    if (globals.has('endpoint-url') && rest[0] !== 's3') throw refusedEndpoint();
    const result = await runCommand(rest, globals, io);
    return typeof result === 'string' ? { stdout: result, stderr: '', exitCode: 0 } : result;
  } catch (error) {
    if (error instanceof CliFailure)
      return { stdout: '', stderr: failureText(error), exitCode: error.status };
    throw error;
  }
}

async function runCommand(
  words: readonly string[],
  globals: ReadonlyMap<string, string>,
  io: AwsIo,
): Promise<string | AwsResult> {
  const [command, operation, ...rest] = words;
  if (command === undefined) throw usageError('the following arguments are required: command');
  if (command === 'help') return mainHelp();
  if (command === 'configure') return { stderr: '', ...(await configure(words.slice(1), io)) };
  if (isCommandGroup(command)) return runGroupCommand(command, words.slice(1), globals, io);
  const model = modelOf(command);
  if (!model) throw unknownService(command);
  if (operation === undefined) throw usageError('the following arguments are required: operation');
  return runServiceCommand(model, operation, rest, globals, io);
}

async function runGroupCommand(
  group: string,
  [name, ...words]: readonly string[],
  globals: ReadonlyMap<string, string>,
  io: AwsIo,
): Promise<string | AwsResult> {
  if (name === undefined) throw usageError('the following arguments are required: subcommand');
  if (name === 'help') return groupHelp(group);
  const custom = customCommand(group, name);
  if (custom) return words.length === 1 && words[0] === 'help' ? custom.help : custom.run(words, globals, io);
  throw invalidChoice(
    'subcommand',
    name,
    customCommands(group).map((command) => command.name),
  );
}

async function runServiceCommand(
  model: ServiceModel,
  name: string,
  words: readonly string[],
  globals: ReadonlyMap<string, string>,
  io: AwsIo,
): Promise<string | AwsResult> {
  const asksHelp = words.length === 1 && words[0] === 'help';
  if (name === 'help') return serviceHelp(model);
  if (name === 'wait') {
    if (asksHelp) return waitersHelp(model);
    await runWaiter(model, words, globals, io);
    return '';
  }
  const custom = customCommand(commandOf(model), name);
  if (custom) return asksHelp ? custom.help : custom.run(words, globals, io);
  const apiName = namesByCli(model.operationNames).get(name);
  if (apiName === undefined)
    throw invalidChoice('operation', name, [...model.operationNames.map(cliName), 'wait', 'help']);
  const operation = model.operations[apiName];
  if (!operation) throw operationNotSimulated(model, apiName);
  return asksHelp ? operationHelp(model, operation) : runOperation(model, operation, words, globals, io);
}

function unknownService(name: string): CliFailure {
  if (KNOWN_SERVICES.includes(name)) return serviceNotSimulated(name, serviceCommands());
  return invalidChoice('command', name, [
    ...new Set([...serviceCommands(), ...KNOWN_SERVICES, 'configure', 'help']),
  ]);
}

function refusedEndpoint(): CliFailure {
  return new CliFailure(EXIT.general, 'netlab answers every request itself: leave --endpoint-url out.');
}
