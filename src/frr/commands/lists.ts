/** Lists that policies refer to: prefixes, AS paths, communities. */
import {
  type Action,
  type AddressFamily,
  communitySet,
  largeCommunitySet,
  parseCommunity,
  parseLargeCommunity,
  pathExpression,
} from '../../bgp/index.ts';
import { type Answer, type Call, type Command, NOTHING, refuse } from '../command.ts';
import { canonicalPrefix } from '../prefix-text.ts';
import { entryOf, withEntry, withoutEntry } from '../record.ts';
import type { ListConfig, Named, PrefixEntry, PrefixListConfig, RunningConfig } from '../running-config.ts';

const FAMILIES = [
  { word: 'ip', family: 'ipv4', prefix: 'A.B.C.D/M', longest: 32 },
  { word: 'ipv6', family: 'ipv6', prefix: 'X:X::X:X/M', longest: 128 },
] as const;

export const LIST_COMMANDS: readonly Command[] = [
  ...FAMILIES.flatMap(prefixListCommands),
  ...listCommands('asPathLists', 'as-path access-list', ['WORD$name'], 'expanded'),
  ...listCommands('communityLists', 'community-list', ['(1-99)$name', 'standard WORD$name'], 'standard'),
  ...listCommands('communityLists', 'community-list', ['(100-500)$name', 'expanded WORD$name'], 'expanded'),
  ...listCommands(
    'largeCommunityLists',
    'large-community-list',
    ['(1-99)$name', 'standard WORD$name'],
    'standard',
  ),
  ...listCommands(
    'largeCommunityLists',
    'large-community-list',
    ['(100-500)$name', 'expanded WORD$name'],
    'expanded',
  ),
];

/** What comes next where no number is given: the next multiple of five behind the last. */
function nextSequence(entries: readonly { readonly sequence: number }[]): number {
  const last = Math.max(0, ...entries.map(({ sequence }) => sequence));
  return Math.floor(last / 5) * 5 + 5;
}

function inOrder<Entry extends { readonly sequence: number }>(
  entries: readonly Entry[],
  added: Entry,
): readonly Entry[] {
  const others = entries.filter(({ sequence }) => sequence !== added.sequence);
  return [...others, added].sort((left, right) => left.sequence - right.sequence);
}

function prefixListCommands({
  word,
  family,
  prefix,
  longest,
}: (typeof FAMILIES)[number]): readonly Command[] {
  const range = `(0-${longest})`;
  const rule = `<deny|permit>$action <any$prefix|${prefix}$prefix [{ge ${range}$ge|le ${range}$le}]>`;
  const start = `${word} prefix-list WORD$name`;
  return [
    { pattern: `${start} [seq (1-4294967295)$seq] ${rule}`, run: (call) => addPrefix(call, family) },
    { pattern: `no ${start} [seq (1-4294967295)$seq] ${rule}`, run: (call) => removePrefix(call, family) },
    { pattern: `no ${start} seq (1-4294967295)$seq`, run: (call) => removePrefix(call, family) },
    {
      pattern: `no ${start}`,
      run: ({ config, args }) => withPrefixList(config, family, args.name, undefined),
    },
    {
      pattern: `${start} description LINE...$text`,
      run: ({ config, args }) =>
        withPrefixList(config, family, args.name, {
          ...prefixListIn(config, family, args.name),
          description: args.text ?? '',
        }),
    },
    { pattern: `no ${start} description [LINE...]`, run: (call) => removeDescription(call, family) },
  ];
}

const EMPTY: PrefixListConfig = { entries: [] };

function prefixListIn(config: RunningConfig, family: AddressFamily, name = ''): PrefixListConfig {
  return entryOf(config.prefixLists[family], name) ?? EMPTY;
}

function withPrefixList(
  config: RunningConfig,
  family: AddressFamily,
  name = '',
  list: PrefixListConfig | undefined,
): Answer {
  const lists = config.prefixLists[family];
  const isEmpty = !list || (list.entries.length === 0 && list.description === undefined);
  const changed = isEmpty ? withoutEntry(lists, name) : withEntry(lists, name, list);
  return { config: { ...config, prefixLists: { ...config.prefixLists, [family]: changed } } };
}

function removeDescription({ config, args }: Call, family: AddressFamily): Answer {
  const { description: _gone, ...list } = prefixListIn(config, family, args.name);
  return withPrefixList(config, family, args.name, list);
}

function ruleIn({ args }: Call): Omit<PrefixEntry, 'sequence'> {
  const { action, prefix = 'any', ge, le } = args;
  return {
    action: action as Action,
    prefix: prefix === 'any' ? prefix : canonicalPrefix(prefix),
    ...(ge === undefined ? {} : { ge: Number(ge) }),
    ...(le === undefined ? {} : { le: Number(le) }),
  };
}

function addPrefix(call: Call, family: AddressFamily): Answer {
  const { config, args } = call;
  const list = prefixListIn(config, family, args.name);
  const rule = ruleIn(call);
  const refusal = rangeRefusal(rule);
  if (refusal !== undefined) return refuse(refusal);
  const isKnown = list.entries.some((one) => isRule(one, rule));
  if (args.seq === undefined && isKnown) return NOTHING;
  const last = Math.max(0, ...list.entries.map((one) => one.sequence));
  const sequence = args.seq === undefined ? last + 5 : Number(args.seq);
  const entries = inOrder(list.entries, { sequence, ...rule });
  return withPrefixList(config, family, args.name, { ...list, entries });
}

const isRule = (one: PrefixEntry, rule: Omit<PrefixEntry, 'sequence'>) =>
  one.action === rule.action && one.prefix === rule.prefix && one.ge === rule.ge && one.le === rule.le;

/** The prefix is at most as long as `ge`, that at most as `le`. */
function rangeRefusal({ prefix, ge, le }: Omit<PrefixEntry, 'sequence'>): string | undefined {
  if (prefix === 'any') return undefined;
  const length = Number(prefix.split('/')[1]);
  const order = [length, ...(ge === undefined ? [] : [ge]), ...(le === undefined ? [] : [le])];
  if (order.every((one, index) => index === 0 || one >= (order[index - 1] as number))) return undefined;
  return [
    '% Configuration failed.',
    '',
    'Error type: validation',
    `Error description: Invalid prefix range for ${prefix}: Make sure that mask length <= ge <= le`,
  ].join('\n');
}

function removePrefix(call: Call, family: AddressFamily): Answer {
  const { config, args } = call;
  const list = prefixListIn(config, family, args.name);
  const sequence = args.seq === undefined ? undefined : Number(args.seq);
  const goes = (one: PrefixEntry) =>
    sequence === undefined ? isRule(one, ruleIn(call)) : one.sequence === sequence;
  const entries = list.entries.filter((one) => !goes(one));
  return withPrefixList(config, family, args.name, { ...list, entries });
}

type ListsKey = 'asPathLists' | 'communityLists' | 'largeCommunityLists';

function listCommands(
  key: ListsKey,
  words: string,
  names: readonly string[],
  style: ListConfig['style'],
): readonly Command[] {
  return names.flatMap((name): readonly Command[] => {
    const start = `bgp ${words} ${name}`;
    const rule = '[seq (0-4294967295)$seq] <deny|permit>$action LINE...$text';
    return [
      { pattern: `${start} ${rule}`, run: (call) => addTo(call, key, style) },
      { pattern: `no ${start} ${rule}`, run: (call) => removeFrom(call, key) },
      { pattern: `no ${start}`, run: (call) => removeList(call, key) },
    ];
  });
}

function withList(config: RunningConfig, key: ListsKey, name = '', list: ListConfig | undefined): Answer {
  const lists: Named<ListConfig> = config[key];
  const changed = list && list.entries.length > 0 ? withEntry(lists, name, list) : withoutEntry(lists, name);
  return { config: { ...config, [key]: changed } };
}

function addTo({ config, args }: Call, key: ListsKey, style: ListConfig['style']): Answer {
  const { name = '', text = '', seq } = args;
  const known = entryOf(config[key] as Named<ListConfig>, name);
  const read = textFor(key, style, text);
  if ('refusal' in read) return refuse(read.refusal);
  if (known && known.style !== style)
    return refuse(`% Community name conflict, previously defined as ${known.style} community`);
  const entries = known?.entries ?? [];
  const action = args.action as Action;
  const isKnown = entries.some((one) => one.action === action && one.text === read.text);
  if (isKnown && seq === undefined) return NOTHING;
  const sequence = seq === undefined ? nextSequence(entries) : Number(seq);
  return withList(config, key, name, {
    style,
    entries: inOrder(entries, { sequence, action, text: read.text }),
  });
}

const absent = (key: ListsKey, name: string) =>
  refuse(
    key === 'asPathLists' ? `bgp as-path access-list ${name} doesn't exist` : "% Can't find community-list",
  );

function removeList({ config, args }: Call, key: ListsKey): Answer {
  const { name = '' } = args;
  if (!entryOf(config[key] as Named<ListConfig>, name)) return absent(key, name);
  return withList(config, key, name, undefined);
}

/** An entry as it is kept: communities in their one spelling; expressions as they were typed. */
function textFor(
  key: ListsKey,
  style: ListConfig['style'],
  text: string,
): { readonly text: string } | { readonly refusal: string } {
  if (style === 'expanded') {
    if (!('error' in pathExpression(text))) return { text };
    return {
      refusal: key === 'asPathLists' ? `can't compile regexp ${text}` : '% Malformed community-list value',
    };
  }
  const isLarge = key === 'largeCommunityLists';
  const words = text.split(' ');
  if (words.some((word) => (isLarge ? parseLargeCommunity : parseCommunity)(word) === undefined))
    return { refusal: '% Malformed community-list value' };
  return { text: (isLarge ? largeCommunitySet : communitySet)(words).join(' ') };
}

function removeFrom({ config, args }: Call, key: ListsKey): Answer {
  const { name = '', text = '', seq } = args;
  const known = entryOf(config[key] as Named<ListConfig>, name);
  if (!known) return absent(key, name);
  const read = textFor(key, known.style, text);
  if ('refusal' in read && key === 'asPathLists') return refuse(read.refusal);
  const wanted = 'text' in read ? read.text : text;
  const entries = known.entries.filter(
    (one) =>
      !(
        one.text === wanted &&
        one.action === args.action &&
        (seq === undefined || one.sequence === Number(seq))
      ),
  );
  if (entries.length === known.entries.length)
    return key === 'asPathLists' ? refuse(`Regex entered ${text} does not exist`) : absent(key, name);
  return withList(config, key, name, { ...known, entries });
}
