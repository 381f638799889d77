/** A site on premises as a box: its networks, and what stands in them. */
import type { RouterView, SiteView } from '../../../sim/premises.ts';
import { rule } from '../../frame/box.ts';
import { fitRow, fitText, type Row, row, type Span } from '../../text/row.ts';
import { sanitize } from '../../text/sanitize.ts';
import { type Style, style } from '../../theme.ts';
import { packed } from './packed.ts';

type Part = readonly [Style | undefined, string];

const WORKS: Part = [style.good, '●'];
const BROKEN: Part = [style.bad, '✗'];

export function drawSite({ name, city, networks, hosts, routers }: SiteView, width: number): readonly Row[] {
  const inner = width - 4;
  const lines = [
    ...routers.flatMap((router) => routerRows(router, inner)),
    ...networks.flatMap((network) => {
      const own = hosts.filter((host) => host.network === network.name);
      return packed(
        row([style.muted, `${sanitize(network.name)} ${network.prefix}`]),
        own.map((host) =>
          row(host.works ? WORKS : BROKEN, [style.title, ` ${sanitize(host.name)}`], ` ${host.address}`, [
            style.bad,
            host.works ? '' : ' is down',
          ]),
        ),
        inner,
      );
    }),
  ];
  const title = row(
    ' ',
    [style.title, fitText(sanitize(name), Math.max(8, inner - 20))],
    ` on premises, ${sanitize(city)} `,
  );
  const bar: Span = { text: '│', style: style.border };
  return [
    rule('╭', '╮', width, title),
    ...lines.map((line): Row => [bar, { text: ' ' }, ...fitRow(line, inner), { text: ' ' }, bar]),
    rule('╰', '╯', width),
  ];
}

/** A router with its line to the internet, and what else it can send by. */
function routerRows({ name, works, line, interfaces }: RouterView, width: number): readonly Row[] {
  const others = interfaces.filter(({ kind }) => kind !== 'lan' && kind !== 'internet');
  return packed(
    row(
      works ? WORKS : BROKEN,
      ' router ',
      [style.title, sanitize(name)],
      [style.bad, works ? '' : ' is down'],
    ),
    [
      ...(line ? [row([style.code, line.address], [style.bad, line.works ? '' : ' ✗ line down'])] : []),
      ...others.map(({ name: own, up }) =>
        row(up ? [style.good, '✓'] : [style.bad, '✗'], ` ${sanitize(own)}${up ? '' : ' down'}`),
      ),
    ],
    width,
  );
}
