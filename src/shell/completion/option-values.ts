/** Values for an option: what the model lists, what exists in the world. */
import { type Operation, type ServiceModel, type Shape, type Structure, shapeOf } from '../../model/model.ts';
import type { Sim } from '../../sim/sim.ts';
import type { Argument } from '../aws/argument.ts';
import type { GlobalOption } from '../aws/global-options.ts';
import { enumOf } from '../aws/shapes.ts';
import type { CompletionItem } from '../command.ts';
import { resources } from '../resources.ts';
import type { Candidates } from './complete.ts';
import { filterNames } from './filter-names.ts';
import { existingValues } from './ids.ts';

export interface OptionInput {
  readonly model: ServiceModel;
  readonly operation: Operation;
  readonly argument: Argument;
  /** What stands at the cursor so far. */
  readonly typed: string;
  readonly sim: Sim;
  readonly region: string;
}

export function optionValues(input: OptionInput): Candidates {
  const { model, argument, sim, region } = input;
  const { shape } = argument;
  const fixed = argument.choices ?? argument.suggestions;
  if (fixed) return { items: plain(fixed) };
  const element = shape?.type === 'list' ? shapeOf(model, shape.member.shape) : shape;
  if (element?.type === 'structure') return shorthandValues(input, element);
  const values = element ? enumOf(element) : [];
  if (values.length > 0) return { items: plain(values) };
  return { items: existingValues(sim, region, argument.name, argument.member, input.operation.name) };
}

export function globalOptionValues({ name, choices }: GlobalOption, sim: Sim): readonly CompletionItem[] {
  if (choices) return plain(choices);
  return name === 'region' ? existingValues(sim, sim.state.region, 'region', undefined) : [];
}

function plain(values: readonly string[]): CompletionItem[] {
  return values.map((value) => ({ value }));
}

/** Within `Key=value,Key=value`, at any depth: the next key, or a value for the last one. */
function shorthandValues(input: OptionInput, structure: Structure): Candidates {
  const { model, argument, typed, sim, region } = input;
  const at = shorthandPlace(model, structure, typed);
  if (!at) return { items: [] };
  if (at.key === undefined) {
    const keys = Object.keys(at.structure.members).filter((key) => !at.used.includes(key));
    return { items: keys.map((key) => ({ value: `${key}=` })), offset: at.offset };
  }
  const member = at.structure.members[at.key];
  const shape = member && valueShape(model, shapeOf(model, member.shape));
  const values = shape ? enumOf(shape) : [];
  if (at.key === 'ResourceType') return { items: existingFirst(sim, values), offset: at.offset };
  if (values.length > 0) return { items: plain(values), offset: at.offset };
  if (argument.name === 'filters') return { items: filterItems(input, at.key, typed), offset: at.offset };
  return { items: existingValues(sim, region, at.key, at.key), offset: at.offset };
}

function valueShape(model: ServiceModel, shape: Shape): Shape {
  return shape.type === 'list' ? shapeOf(model, shape.member.shape) : shape;
}

function filterItems(
  { operation, sim, region }: OptionInput,
  key: string,
  typed: string,
): readonly CompletionItem[] {
  if (key === 'Name') return plain(filterNames(operation.name));
  const name = /Name=([^,]+)/.exec(typed)?.[1] ?? '';
  return existingValues(sim, region, name, undefined);
}

/** Types of which there is something come before the many others. */
function existingFirst(sim: Sim, types: readonly string[]): CompletionItem[] {
  const kinds = new Set([...resources(sim)].map(({ kind }) => kind));
  return plain([...types.filter((type) => kinds.has(type)), ...types.filter((type) => !kinds.has(type))]);
}

interface ShorthandPlace {
  readonly structure: Structure;
  /** Undefined where a key is being typed. */
  readonly key: string | undefined;
  readonly used: readonly string[];
  readonly offset: number;
}

/** Follows brackets and commas to the structure and key that the cursor is in. */
function shorthandPlace(model: ServiceModel, top: Structure, typed: string): ShorthandPlace | undefined {
  const stack: { structure: Structure; used: string[]; key: string | undefined }[] = [
    { structure: top, used: [], key: undefined },
  ];
  let start = 0;
  for (let index = 0; index < typed.length; index++) {
    const frame = stack.at(-1);
    const character = typed[index] as string;
    if (!frame) return undefined;
    if (character === '=') {
      frame.key = typed.slice(start, index);
      frame.used.push(frame.key);
      start = index + 1;
    } else if (character === ',') {
      start = index + 1;
      // `Values=a,b` goes on with the list until the next `=`; a key may follow as well as a value.
      const list = frame.key !== undefined && isTextList(model, frame.structure, frame.key);
      if (!list) frame.key = undefined;
    } else if (character === '[') start = index + 1;
    else if (character === '{') {
      const member = frame.structure.members[frame.key ?? ''];
      const inner = member && valueShape(model, shapeOf(model, member.shape));
      if (inner?.type !== 'structure') return undefined;
      stack.push({ structure: inner, used: [], key: undefined });
      start = index + 1;
    } else if (character === '}') {
      stack.pop();
      start = index + 1;
    } else if (character === ']') start = index + 1;
  }
  const frame = stack.at(-1);
  return frame && { structure: frame.structure, key: frame.key, used: frame.used, offset: start };
}

function isTextList(model: ServiceModel, structure: Structure, key: string): boolean {
  const member = structure.members[key];
  const shape = member && shapeOf(model, member.shape);
  return shape?.type === 'list' && shapeOf(model, shape.member.shape).type !== 'structure';
}
