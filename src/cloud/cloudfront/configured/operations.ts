/** Create, get, list, update and delete, for every kind of configured resource alike. */
import type { Context } from '../../kernel/context.ts';
import { AwsError } from '../../kernel/errors.ts';
import { type OperationDefinition, read, write } from '../../kernel/resource.ts';
import { invalidArgument } from '../errors.ts';
import { drawETag, requireVersion } from '../etag.ts';
import { locationOf } from '../ids.ts';
import { type ConfiguredKind, type Identified, shown } from './configured.ts';

type Input = Readonly<Record<string, unknown>>;

/** By the names of AWS: `CreateCachePolicy`, `GetCachePolicy`, `GetCachePolicyConfig`, … */
export function configuredOperations<Item extends Identified, Config extends object>(
  kind: ConfiguredKind<Item, Config>,
): Record<string, OperationDefinition> {
  const { word, plural } = kind;
  return {
    [`Create${word}`]: write((input: Input, context) => create(kind, input, context)),
    [`Get${word}`]: read((input: Input, context) => {
      const item = requireItem(kind, input.Id, context);
      return { [word]: shown(item), ETag: item.ETag };
    }),
    [`Get${word}Config`]: read((input: Input, context) => {
      const item = requireItem(kind, input.Id, context);
      return { [`${word}Config`]: kind.configOf(item), ETag: item.ETag };
    }),
    [`List${plural}`]: read((input: Input, context) => ({
      [`${word}List`]: kind.list([...(kind.managed ?? []), ...context.list(kind.resource)], input),
    })),
    [`Update${word}`]: write((input: Input, context) => update(kind, input, context)),
    [`Delete${word}`]: write((input: Input, context) => remove(kind, input, context)),
  };
}

function create<Item extends Identified, Config extends object>(
  kind: ConfiguredKind<Item, Config>,
  input: Input,
  context: Context,
): object {
  const given = configIn(kind, input);
  const item = kind.made?.(given, context) ?? add(kind, kind.accept(given, context), context);
  return {
    [kind.word]: shown(item),
    Location: locationOf(kind.path, item.Id),
    ETag: item.ETag,
  };
}

function add<Item extends Identified, Config extends object>(
  kind: ConfiguredKind<Item, Config>,
  config: Config,
  context: Context,
): Item {
  if (context.peek(kind.resource).length >= kind.quota.most) throw kind.quota.exceeded();
  const identity = { Id: kind.drawId(context), ETag: drawETag(context.random) };
  return context.add(kind.resource, kind.make(identity, config, context));
}

function update<Item extends Identified, Config extends object>(
  kind: ConfiguredKind<Item, Config>,
  input: Input,
  context: Context,
): object {
  const item = requireItem(kind, input.Id, context);
  if (isManaged(kind, item))
    throw new AwsError('IllegalUpdate', 'The update contains modifications that are not allowed.');
  requireVersion(item, input.IfMatch as string | undefined);
  kind.replace(item, kind.accept(configIn(kind, input), context, item), context);
  item.ETag = drawETag(context.random);
  return { [kind.word]: shown(item), ETag: item.ETag };
}

/** R-CF-84. */
function remove<Item extends Identified, Config extends object>(
  kind: ConfiguredKind<Item, Config>,
  input: Input,
  context: Context,
): object {
  const item = requireItem(kind, input.Id, context);
  if (isManaged(kind, item)) throw new AwsError('IllegalDelete', 'Deletion is not allowed for this entity.');
  requireVersion(item, input.IfMatch as string | undefined);
  if (context.holders(item.Id).length > 0) throw kind.inUse();
  context.remove(kind.resource, item.Id);
  return {};
}

function requireItem<Item extends Identified, Config extends object>(
  kind: ConfiguredKind<Item, Config>,
  id: unknown,
  context: Context,
): Item {
  const found = kind.managed?.find((item) => item.Id === id) ?? context.find(kind.resource, id as string);
  if (!found) throw kind.resource.notFound(String(id));
  return found;
}

function isManaged<Item extends Identified, Config extends object>(
  kind: ConfiguredKind<Item, Config>,
  item: Item,
): boolean {
  return kind.managed?.includes(item) ?? false;
}

function configIn<Item extends Identified, Config extends object>(
  kind: ConfiguredKind<Item, Config>,
  input: Input,
): Config {
  const config = input[`${kind.word}Config`];
  if (config === undefined) throw invalidArgument(`The parameter ${kind.word}Config is required.`);
  return config as Config;
}
