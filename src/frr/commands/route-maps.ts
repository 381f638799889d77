/** `route-map NAME permit|deny N` and what stands in it. */
import type { Action } from '../../bgp/index.ts';
import { type Answer, type Call, type Command, NOTHING, notSimulated, refuse } from '../command.ts';
import { CONFIG } from '../mode.ts';
import { entryOf, setting, withEntry, withoutEntry } from '../record.ts';
import type { ClauseConfig, RunningConfig } from '../running-config.ts';
import { STATEMENTS, type StatementWords, UNKNOWN } from './statements.ts';

const HEAD = 'route-map WORD$name <deny|permit>$action (1-65535)$sequence';

export const ROUTE_MAP_COMMANDS: readonly Command[] = [
  { pattern: HEAD, run: openClause },
  { pattern: `no ${HEAD}`, run: removeClause },
  {
    pattern: 'no route-map WORD$name',
    run: ({ config, args }) => ({
      config: { ...config, routeMaps: withoutEntry(config.routeMaps, args.name ?? '') },
    }),
  },
];

export const CLAUSE_COMMANDS: readonly Command[] = [
  { pattern: 'description LINE...$text', run: (call) => changeClause(call, 'description', call.args.text) },
  { pattern: 'no description', run: (call) => changeClause(call, 'description', undefined) },
  { pattern: 'call WORD$map', run: callMap },
  { pattern: 'no call', run: (call) => changeClause(call, 'call', undefined) },
  { pattern: 'on-match next', run: (call) => goOn(call, 'next') },
  { pattern: 'no on-match next', run: (call) => changeClause(call, 'onMatch', undefined) },
  { pattern: '<on-match goto|continue> (1-65535)$target', run: goOnAt },
  { pattern: 'continue', run: (call) => goOn(call, 'next') },
  {
    pattern: 'no <on-match goto|continue> [(1-65535)]',
    run: (call) => changeClause(call, 'onMatch', undefined),
  },
  ...STATEMENTS.flatMap(statementCommands),
  ...notSimulated(
    '[no] match <evpn|extcommunity|interface|mac|probability|rpki|rpki-extcommunity|tag|src-peer|alias|source-vrf|source-instance|command> [LINE...]',
    '[no] match <ip|ipv6> address <WORD|prefix-list> [LINE...]',
    '[no] match <ip|ipv6> <next-hop|route-source> LINE...',
    '[no] match peer <local|WORD>',
    '[no] set <aggregator|distance|evpn|extcommunity|l3vpn|label-index|min-metric|max-metric|originator-id|sr-te|src|table|tag|vpn> [LINE...]',
    '[no] set as-path replace LINE...',
    '[no] set <ip|ipv6> <next-hop|vpn> <unchanged|local|prefer-global|next-hop> [LINE...]',
    '[no] set metric <rtt|+rtt|-rtt>',
  ),
];

function openClause({ config, args }: Call): Answer {
  const { name = '' } = args;
  const action = args.action as Action;
  const sequence = Number(args.sequence);
  const map = entryOf(config.routeMaps, name) ?? {};
  const known = map[sequence];
  const clause: ClauseConfig = known ? { ...known, action } : { action, statements: {} };
  return {
    config: withClause(config, name, sequence, clause),
    mode: { kind: 'route-map', name, action, sequence },
  };
}

function removeClause({ config, args }: Call): Answer {
  const { name = '' } = args;
  const map = entryOf(config.routeMaps, name);
  if (!map) return NOTHING;
  const { [Number(args.sequence)]: gone, ...rest } = map;
  if (gone && gone.action !== args.action) return NOTHING;
  const isEmpty = Object.keys(rest).length === 0;
  const routeMaps = isEmpty ? withoutEntry(config.routeMaps, name) : withEntry(config.routeMaps, name, rest);
  return { config: { ...config, routeMaps }, mode: CONFIG };
}

function withClause(
  config: RunningConfig,
  name: string,
  sequence: number,
  clause: ClauseConfig,
): RunningConfig {
  const map = entryOf(config.routeMaps, name) ?? {};
  return { ...config, routeMaps: withEntry(config.routeMaps, name, { ...map, [sequence]: clause }) };
}

function editClause({ config, mode }: Call, change: (clause: ClauseConfig) => ClauseConfig): Answer {
  if (mode.kind !== 'route-map') return NOTHING;
  const { name, sequence, action } = mode;
  const clause = entryOf(config.routeMaps, name)?.[sequence] ?? { action, statements: {} };
  return { config: withClause(config, name, sequence, change(clause)) };
}

function changeClause<Key extends keyof ClauseConfig>(
  call: Call,
  key: Key,
  value: ClauseConfig[Key] | undefined,
): Answer {
  return editClause(call, (clause) => setting(clause, key, value));
}

const INVALID = '% Configuration failed.\n\nError type: validation';

/** A map that called itself would not end. */
function callMap(call: Call): Answer {
  const { mode, args } = call;
  if (mode.kind === 'route-map' && mode.name === args.map) return refuse(INVALID);
  return changeClause(call, 'call', args.map);
}

/** Who is denied goes nowhere else. */
function goOn(call: Call, target: 'next' | number): Answer {
  const { mode } = call;
  if (mode.kind === 'route-map' && mode.action === 'deny') return refuse(INVALID);
  return changeClause(call, 'onMatch', target);
}

/** Only forwards: a map must come to an end. */
function goOnAt(call: Call): Answer {
  const { mode, args } = call;
  const target = Number(args.target);
  return mode.kind === 'route-map' && target <= mode.sequence ? refuse(INVALID) : goOn(call, target);
}

function statementCommands(words: StatementWords): readonly Command[] {
  const { key } = words;
  return [
    {
      pattern: `${key} ${words.pattern}`.trim(),
      run(call) {
        const meaning = words.read(call.args);
        if ('refusal' in meaning)
          return refuse(
            meaning.refusal === UNKNOWN ? `${UNKNOWN}: ${key} ${call.args.value}` : meaning.refusal,
          );
        const statement = { ...meaning, text: `${key} ${meaning.text}`.trim() };
        return editClause(call, (clause) => ({
          ...clause,
          statements: withEntry(clause.statements, key, statement),
        }));
      },
    },
    {
      pattern: `no ${key} ${words.no}`.trim(),
      run: (call) =>
        editClause(call, (clause) => ({ ...clause, statements: withoutEntry(clause.statements, key) })),
    },
  ];
}
