/** `cache`: what a resolver remembers, with its TTLs running. A word of netlab's own: real resolvers rarely tell. */

import type { World } from '../../cloud/kernel/world.ts';
import { type CachedLine, cachedLines, knownResolvers } from '../../sim/dns/cache-view.ts';
import { shownData, shownName } from '../../sim/dns/words.ts';
import { type ConsoleCommand, fail, succeed } from '../command.ts';

export const cache: ConsoleCommand = {
  name: 'cache',
  summary: 'what a resolver remembers, and for how long',
  usage: `cache RESOLVER [NAME]      RESOLVER: resolver-lisbon, google-lisbon, resolver-vpc-…; NAME: only what is below it
Without words: which resolvers there are. What has expired is gone.`,
  async run([resolver, name], { sim }) {
    const known = knownResolvers(sim.state);
    if (resolver === undefined) return succeed(listing(sim.state, known));
    if (!known.some(({ id }) => id === resolver)) {
      const some = known.slice(0, 6).map(({ id }) => id);
      return fail(`cache: there is no resolver '${resolver}'. Some that there are: ${some.join(', ')}`);
    }
    const below = name === undefined ? '' : `${name.toLowerCase().replace(/\.$/, '')}.`;
    const lines = cachedLines(sim.state, resolver).filter(
      (line) => below === '' || line.name === below || line.name.endsWith(`.${below}`),
    );
    if (lines.length === 0)
      return succeed(`${resolver} remembers nothing${below ? ` below ${below}` : ''}.\n`);
    return succeed(table(lines));
  },
  complete(_words, index, sim) {
    if (index !== 1) return [];
    return knownResolvers(sim.state).map(({ id, label }) => ({ value: id, description: label }));
  },
};

function listing(world: World, known: ReturnType<typeof knownResolvers>): string {
  const rows = known.map(({ id, label }) => [id, String(cachedLines(world, id).length), label]);
  return aligned([['RESOLVER', 'ENTRIES', ''], ...rows]);
}

function table(lines: readonly CachedLine[]): string {
  const rows = lines.map((line) => [
    String(line.ttl),
    shownName(line.name),
    line.type,
    dataOf(line),
    `from ${line.from}${line.subnet === undefined ? '' : `, for ${line.subnet}`}`,
  ]);
  return aligned([['TTL', 'NAME', 'TYPE', 'DATA', ''], ...rows]);
}

const SHOWN = 2;

function dataOf({ data, type, isHint }: CachedLine): string {
  if (data.length === 0) return type === 'NXDOMAIN' ? 'does not exist' : 'no such data';
  const shown = data.slice(0, SHOWN).map(shownData).join(', ');
  const more = data.length > SHOWN ? ` and ${data.length - SHOWN} more` : '';
  return `${shown}${more}${isHint ? ' (hint)' : ''}`;
}

function aligned(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((cells) => cells[column]?.length ?? 0)),
  );
  return rows
    .map(
      (cells) =>
        `${cells
          .map((cell, column) => cell.padEnd(widths[column] ?? 0))
          .join('  ')
          .trimEnd()}\n`,
    )
    .join('');
}
