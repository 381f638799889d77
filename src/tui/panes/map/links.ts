/** What joins the boxes of the map, a line each: a mark, a word where it doesn't work, and both ends. */
import type { Called, Link, LinkState } from '../../../sim/links/index.ts';
import { type Row, row } from '../../text/row.ts';
import { sanitize } from '../../text/sanitize.ts';
import { type Style, style } from '../../theme.ts';
import { packed } from './packed.ts';
import { shortId } from './select.ts';

const STATES: Readonly<Record<LinkState, readonly [mark: string, line: string, word: string, Style]>> = {
  up: ['✓', '───', '', style.good],
  partly: ['!', '╌─╌', 'partly down', style.warn],
  coming: ['◐', '╌╌╌', 'not yet', style.warn],
  down: ['✗', '─✗─', 'down', style.bad],
};

export function drawLinks(links: readonly Link[], width: number): readonly Row[] {
  return links.flatMap((link) => linkRows(link, width));
}

function linkRows({ kind, state, ends: [near, far], detail, ...own }: Link, width: number): readonly Row[] {
  const [mark, line, word, look] = STATES[state];
  const name = own.name === undefined ? '' : ` ${sanitize(own.name)}`;
  const said = [word, detail].filter((part) => part !== '').join(': ');
  return packed(
    row([look, `${mark} `], [style.muted, kind], [style.title, name]),
    [
      row(nameOf(near), [look, ` ${line} `], nameOf(far)),
      row([state === 'up' ? style.muted : look, sanitize(said)]),
    ],
    width,
  );
}

function nameOf({ id, name, what }: Called): string {
  const text = name === undefined ? shortName(id) : [what, name].filter(Boolean).join(' ');
  return sanitize(text).replace(/\s/g, ' ');
}

/** UUIDs of Direct Connect gateways are long, too. */
const shortName = (id: string): string => shortId(id).replace(/^([0-9a-f]{8})-[0-9a-f-]{27}$/, '$1…');
