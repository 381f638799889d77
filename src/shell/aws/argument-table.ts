/** The options of an operation: from its input's members, then changed by the customisations that apply to it. */

import { type Member, type Operation, type ServiceModel, shapeOf, structureOf } from '../../model/model.ts';
import { cliName } from '../../model/names.ts';
import type { Argument, ArgumentTable, Params } from './argument.ts';
import { customizationsFor } from './customizations/index.ts';
import { addPagingArguments } from './paging-arguments.ts';

const tables = new WeakMap<Operation, ArgumentTable>();

/** Kept as long as the model lives: a table costs as much as running a simple command. */
export function argumentTable(model: ServiceModel, operation: Operation): ArgumentTable {
  let table = tables.get(operation);
  if (!table) {
    table = build(model, operation);
    tables.set(operation, table);
  }
  return table;
}

function build(model: ServiceModel, operation: Operation): ArgumentTable {
  const input = structureOf(model, operation.input);
  const required = new Set(input.required);
  const table: ArgumentTable = new Map();
  for (const [name, member] of Object.entries(input.members)) {
    const isRequired = required.has(name) && !member.idempotencyToken;
    for (const argument of fromMember(model, name, member, isRequired)) table.set(argument.name, argument);
  }
  addPagingArguments(model, operation, table);
  for (const customization of customizationsFor(model.service, operation.name))
    customization.arguments?.(table, operation.name);
  for (const argument of INPUT_ARGUMENTS) table.set(argument.name, argument);
  if (contentMember(model, operation) !== undefined) table.set(OUTFILE.name, OUTFILE);
  return table;
}

/** The member of an answer that is a file's content, not a value: the CLI writes it to a file. */
export function contentMember(model: ServiceModel, { output }: Operation): string | undefined {
  const { members } = structureOf(model, output);
  return Object.keys(members).find((name) => isContent(model, members[name] as Member));
}

function isContent(model: ServiceModel, { shape, http }: Member): boolean {
  return http?.in === 'payload' && shapeOf(model, shape).type === 'blob';
}

const OUTFILE: Argument = {
  name: 'outfile',
  arity: 'one',
  required: true,
  positional: true,
  hint: '<outfile>',
};

function fromMember(model: ServiceModel, member: string, described: Member, required: boolean): Argument[] {
  const shape = shapeOf(model, described.shape);
  const name = cliName(member);
  if (isContent(model, described)) return [{ name, arity: 'one', required, shape, member, path: true }];
  if (shape.type === 'boolean') {
    return [flag(name, name, member, true, required), flag(`no-${name}`, name, member, false)];
  }
  return [{ name, arity: shape.type === 'list' ? 'many' : 'one', required, shape, member }];
}

/** `--dry-run` and `--no-dry-run`: two options for one member. */
function flag(name: string, destination: string, member: string, value: boolean, required = false): Argument {
  const store = (params: Params) => {
    params[member] = value;
  };
  return { name, arity: 'none', required, member, shape: { type: 'boolean' }, destination, store };
}

/** Options that every operation has. */
const INPUT_ARGUMENTS: readonly Argument[] = [
  { name: 'cli-input-json', arity: 'one', required: false, hint: '<json>' },
  { name: 'cli-input-yaml', arity: 'one', required: false, hint: '<yaml>' },
  {
    name: 'generate-cli-skeleton',
    arity: 'optional',
    required: false,
    choices: ['input', 'output', 'yaml-input'],
    hint: '[input|output|yaml-input]',
  },
];
