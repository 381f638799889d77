/** Sites, locations of Direct Connect and regions on the map, with the lines and tunnels between them. */
import type { World } from '../../../cloud/kernel/world.ts';
import { type LongLink, linksOnEarth, type Town } from '../../../sim/links/earth.ts';
import { type LinkState, linksIn } from '../../../sim/links/index.ts';
import { row, spread } from '../../text/row.ts';
import { wrapWords } from '../../text/wrap.ts';
import { type Style, style } from '../../theme.ts';
import { drawLinks } from '../map/links.ts';
import { choiceRow } from './answers-scene.ts';
import type { Scene } from './scene.ts';
import type { ViewChoice } from './views.ts';

const SIGNS: Readonly<Record<Town['kind'], string>> = { region: '◆', location: '▲', site: '●' };
const LOOKS: Readonly<Record<LinkState, Style>> = {
  up: style.good,
  partly: style.warn,
  coming: style.warn,
  down: style.bad,
};

/** Those that lead somewhere else. */
const FAR: readonly string[] = ['VPN', 'Direct Connect'];

export function linesScene(world: World, choice: ViewChoice): Scene {
  const { towns, links } = linksOnEarth(world);
  const shown = linksIn(world).filter(({ kind }) => FAR.includes(kind));
  return {
    head: (width) => [spread(row([style.title, 'Sites and lines']), choiceRow(choice), width)],
    drawing: {
      marks: towns.map((town) => markOf(town, links)),
      lines: links.map(({ ends: [from, to], state }) => ({
        from: from.point,
        to: to.point,
        style: LOOKS[state],
      })),
    },
    list: (width) => [
      ...drawLinks(shown, width),
      ...wrapWords(row([style.muted, '◆ region  ▲ Direct Connect location  ● site']), width),
    ],
  };
}

/** `✗ lisbon`: of a site to which something doesn't lead. */
function markOf({ name, kind, point }: Town, links: readonly LongLink[]) {
  const isBroken =
    kind === 'site' &&
    links.some(({ ends, state }) => state === 'down' && ends.some((end) => end.name === name));
  return {
    point,
    sign: SIGNS[kind],
    label: isBroken ? `✗ ${name}` : name,
    style: isBroken ? style.bad : style.title,
  };
}
