/** Completion of `aws` command lines: services, operations, options and their values, all from the model and the world. */
import type { Operation, ServiceModel } from '../../model/model.ts';
import { cliName, namesByCli } from '../../model/names.ts';
import { waitersOf } from '../../model/waiters/index.ts';
import type { Sim } from '../../sim/sim.ts';
import { type Argument, type ArgumentTable, valueHint } from '../aws/argument.ts';
import { argumentTable } from '../aws/argument-table.ts';
import { CONFIGURE_SUBCOMMANDS } from '../aws/configure.ts';
import { customCommand, customCommands } from '../aws/custom/index.ts';
import { GLOBAL_OPTIONS } from '../aws/global-options.ts';
import { commandOf, isCommandGroup, modelOf, serviceCommands } from '../aws/service-commands.ts';
import type { CompletionItem } from '../command.ts';
import type { Candidates } from './complete.ts';
import { globalOptionValues, optionValues } from './option-values.ts';

/** `words` are those after `aws`; the last is the one at the cursor. */
export function completeAws(
  words: readonly string[],
  sim: Sim,
  defaultRegion: string | undefined,
): Candidates {
  const typed = words.at(-1) as string;
  const before = words.slice(0, -1);
  const region = valueAfter(before, '--region') ?? defaultRegion ?? sim.state.region;
  const lastOption = before.at(-1)?.startsWith('--') ? (before.at(-1) as string).slice(2) : undefined;
  const pending = GLOBAL_OPTIONS.find(({ name, takesValue }) => takesValue && name === lastOption);
  if (pending) return { items: globalOptionValues(pending, sim) };

  const [service, operation, ...rest] = operands(before);
  if (typed.startsWith('-') && operation === undefined) return { items: globalOptions(before) };
  if (service === undefined)
    return { items: [...serviceCommands(), 'configure', 'help'].map((value) => ({ value })) };
  if (service === 'configure')
    return { items: operation === undefined ? CONFIGURE_SUBCOMMANDS.map((value) => ({ value })) : [] };
  const custom = operation === undefined ? undefined : customCommand(service, operation);
  if (custom) return { items: typed.startsWith('-') ? unusedOptions(custom.options, before) : [] };
  if (isCommandGroup(service)) return { items: operation === undefined ? groupCommands(service) : [] };
  const model = modelOf(service);
  if (!model) return { items: [] };
  if (operation === undefined) return { items: operations(model) };
  if (operation === 'wait') return completeWait(model, rest, before, typed, sim, region);
  const definition = model.operations[namesByCli(model.operationNames).get(operation) ?? ''];
  return definition ? completeOptions(model, definition, before, typed, sim, region) : { items: [] };
}

function completeWait(
  model: ServiceModel,
  rest: readonly string[],
  before: readonly string[],
  typed: string,
  sim: Sim,
  region: string,
): Candidates {
  const waiters = waitersOf(model);
  const [name] = rest;
  if (name === undefined)
    return {
      items: waiters.map((waiter) => ({
        value: cliName(waiter.name),
        description: cliName(waiter.operation),
      })),
    };
  const waiter = waiters.find((candidate) => cliName(candidate.name) === name);
  const definition = waiter && model.operations[waiter.operation];
  return definition ? completeOptions(model, definition, before, typed, sim, region) : { items: [] };
}

function completeOptions(
  model: ServiceModel,
  operation: Operation,
  before: readonly string[],
  typed: string,
  sim: Sim,
  region: string,
): Candidates {
  const table = argumentTable(model, operation);
  const attached = /^--([\w-]+)=/.exec(typed);
  if (attached) {
    const argument = table.get(attached[1] as string);
    if (!argument) return { items: [] };
    const found = optionValues({
      model,
      operation,
      argument,
      typed: typed.slice(attached[0].length),
      sim,
      region,
    });
    return { items: found.items, offset: attached[0].length + (found.offset ?? 0) };
  }
  if (typed.startsWith('-')) return { items: [...unusedOptions(table, before), ...globalOptions(before)] };
  const argument = currentArgument(table, before);
  if (argument) return optionValues({ model, operation, argument, typed, sim, region });
  return { items: typed === '' ? unusedOptions(table, before) : [] };
}

/** The option whose value is being typed; lists take any number of words. */
function currentArgument(table: ArgumentTable, before: readonly string[]): Argument | undefined {
  const index = before.findLastIndex((word) => word.startsWith('--'));
  if (index < 0) return undefined;
  const argument = table.get((before[index] as string).slice(2));
  if (!argument || argument.arity === 'none') return undefined;
  return argument.arity === 'many' || index === before.length - 1 ? argument : undefined;
}

/** Required ones first. Of a pair such as `--dry-run`/`--no-dry-run` neither is left once one was given. */
function unusedOptions(table: ArgumentTable, before: readonly string[]): CompletionItem[] {
  const used = new Set<string>();
  for (const word of before) {
    const argument = word.startsWith('--') ? table.get(word.slice(2).split('=')[0] as string) : undefined;
    if (argument) used.add(argument.destination ?? argument.name);
  }
  return [...table.values()]
    .filter((argument) => !argument.hidden && !used.has(argument.destination ?? argument.name))
    .sort((left, right) => Number(right.required) - Number(left.required))
    .map((argument) => ({
      value: `--${argument.name}`,
      description: `${valueHint(argument)}${argument.required ? ' required' : ''}`.trim(),
    }));
}

function globalOptions(before: readonly string[]): CompletionItem[] {
  return GLOBAL_OPTIONS.filter(({ name }) => !before.includes(`--${name}`)).map(({ name, summary }) => ({
    value: `--${name}`,
    description: summary,
  }));
}

function groupCommands(group: string): CompletionItem[] {
  return [...customCommands(group).map(({ name }) => name), 'help'].map((value) => ({ value }));
}

function operations(model: ServiceModel): CompletionItem[] {
  const names = [
    ...Object.keys(model.operations).map(cliName),
    ...customCommands(commandOf(model)).map(({ name }) => name),
  ];
  return [...names, 'wait', 'help'].sort().map((value) => ({ value }));
}

/** Words that are neither global options nor their values: the service, the operation and what follows. */
function operands(words: readonly string[]): string[] {
  const found: string[] = [];
  for (let index = 0; index < words.length; index++) {
    const word = words[index] as string;
    const option = word.startsWith('--')
      ? GLOBAL_OPTIONS.find(({ name }) => name === word.slice(2))
      : undefined;
    if (option) index += option.takesValue ? 1 : 0;
    else found.push(word);
  }
  return found;
}

function valueAfter(words: readonly string[], option: string): string | undefined {
  const index = words.indexOf(option);
  return index < 0 ? undefined : words[index + 1];
}
