/** The map as boxes within boxes: VPCs, subnets side by side as the width allows, hosts in them, routes below. */

import { rule } from '../../frame/box.ts';
import { EMPTY_ROW, fitRow, fitText, type Row, row, rowWidth, type Span, spread } from '../../text/row.ts';
import { sanitize } from '../../text/sanitize.ts';
import { type Style, style } from '../../theme.ts';
import type { MapBalancer } from './balancers.ts';
import type { MapHost, MapModel, MapRouteTable, MapSubnet, MapVpc } from './select.ts';

/** Narrower, and a subnet's addresses would not fit. */
const SUBNET_WIDTH = 26;

const stateMarks: Readonly<Record<string, readonly [string, Style]>> = {
  running: ['●', style.good],
  available: ['●', style.good],
  active: ['●', style.good],
  provisioning: ['◐', style.warn],
  pending: ['◐', style.warn],
  stopping: ['◐', style.warn],
  'shutting-down': ['◐', style.warn],
  deleting: ['◐', style.warn],
  stopped: ['○', style.muted],
  failed: ['✗', style.bad],
};

export function drawMap(map: MapModel, width: number): Row[] {
  const rows: Row[] = [spread(row([style.muted, map.region]), row([style.muted, 'internet ']), width)];
  const own = map.vpcs.filter((vpc) => !isUnusedDefault(vpc));
  for (const vpc of own) rows.push(...drawVpc(vpc, width));
  for (const name of map.idleGateways)
    rows.push(row([style.muted, `◇ internet gateway ${sanitize(name)}, attached to no VPC`]));
  for (const vpc of map.vpcs.filter(isUnusedDefault)) {
    rows.push(
      row([
        style.muted,
        fitText(`default VPC ${vpc.cidrs[0] ?? ''}, ${vpc.subnets.length} subnets, nothing in them`, width),
      ]),
    );
  }
  if (map.vpcs.length === 0) rows.push(row([style.muted, 'There is no VPC yet.']));
  return rows;
}

const isUnusedDefault = (vpc: MapVpc) =>
  vpc.isDefault && vpc.subnets.every((s) => s.hosts.length + s.nats.length + s.balancers.length === 0);

function drawVpc(vpc: MapVpc, width: number): Row[] {
  const inner = width - 4;
  const columns = Math.max(1, Math.min(vpc.subnets.length, Math.floor((inner + 1) / (SUBNET_WIDTH + 1))));
  const title = row(' ', [style.title, sanitize(vpc.name)], ` ${vpc.cidrs.join(' ')} `);
  const gateway = vpc.internetGateway ? row([style.good, ` ◆ ${sanitize(vpc.internetGateway)} `]) : EMPTY_ROW;
  const content: Row[] = [];
  for (let index = 0; index < vpc.subnets.length; index += columns) {
    content.push(...besideEachOther(vpc.subnets.slice(index, index + columns), inner, columns));
  }
  if (vpc.subnets.length === 0) content.push(row([style.muted, 'no subnets']));
  content.push(...vpc.routeTables.flatMap((table) => drawRouteTable(table, inner)));
  const boxed = content.map(
    (line): Row => [edge('│'), { text: ' ' }, ...fitRow(line, inner), { text: ' ' }, edge('│')],
  );
  return [rule('╭', '╮', width, title, gateway), ...boxed, rule('╰', '╯', width)];
}

/** Boxes of one height, `columns` of them filling the width. */
function besideEachOther(subnets: readonly MapSubnet[], width: number, columns: number): Row[] {
  const each = Math.floor((width - (columns - 1)) / columns);
  const widthOf = (index: number) => (index === columns - 1 ? width - (each + 1) * (columns - 1) : each);
  const contents = subnets.map((subnet) => [
    ...subnet.balancers.map(drawBalancer),
    ...subnet.hosts.map(drawHost),
    ...subnet.nats.map(drawNat),
  ]);
  const height = Math.max(1, ...contents.map((lines) => lines.length));
  const boxes = subnets.map((subnet, index) =>
    drawSubnet(subnet, contents[index] ?? [], widthOf(index), height),
  );
  return Array.from({ length: height + 3 }, (_, line) =>
    boxes.flatMap((lines, index): Span[] => [
      ...(index > 0 ? [{ text: ' ' }] : []),
      ...(lines[line] ?? EMPTY_ROW),
    ]),
  );
}

function drawSubnet(subnet: MapSubnet, content: readonly Row[], width: number, height: number): Row[] {
  const look = subnet.isPublic ? style.public : style.private;
  const zone = subnet.zone.replace(/^.*-(\d[a-z])$/, '$1');
  const title = `${subnet.isPublic ? 'public' : 'private'} ${zone} ${sanitize(subnet.name)}`;
  const inner = [
    ...content,
    ...Array<Row>(height - content.length).fill(EMPTY_ROW),
    row([style.muted, sanitize(subnet.routeTable)]),
  ];
  const body = inner.map(
    (line): Row => [
      edge('│', look),
      { text: ' ' },
      ...fitRow(line, width - 4),
      { text: ' ' },
      edge('│', look),
    ],
  );
  return [
    colored(rule('┌', '┐', width, row([look, ` ${fitText(title, width - 5)} `])), look),
    ...body,
    colored(rule('└', '┘', width, row([style.muted, ` ${subnet.cidr} `])), look),
  ];
}

/** The rule's own lines in the colour of the box; its titles keep theirs. */
function colored(line: Row, look: Style): Row {
  return line.map((span) => (span.style === style.border ? { text: span.text, style: look } : span));
}

/** `● web .10 54.1.2.3`: of the private address only what the subnet leaves open. */
function drawHost(host: MapHost): Row {
  return row(
    markOf(host.state),
    ' ',
    [style.title, sanitize(host.name)],
    ` ${host.privateAddress.replace(/^.*\./, '.')}`,
    ...restOf(host),
  );
}

/** `● alb shop 3.220.4.10`; one that is not on the internet by its private address. */
function drawBalancer(balancer: MapBalancer): Row {
  const inside = balancer.publicAddress === undefined ? ` ${balancer.privateAddress}` : '';
  return row(
    markOf(balancer.state),
    ` ${balancer.type} `,
    [style.title, sanitize(balancer.name)],
    inside,
    ...restOf(balancer),
  );
}

/** A NAT gateway is known by its public address; its private one matters to nobody. */
function drawNat(nat: MapHost): Row {
  const name = nat.name.startsWith('nat-') ? nat.name : `nat ${nat.name}`;
  return row(markOf(nat.state), ' ', sanitize(name), ...restOf(nat));
}

type Part = readonly [Style | undefined, string];

function markOf(state: string): Part {
  const [mark, look] = stateMarks[state] ?? ['·', style.muted];
  return [look, mark];
}

function restOf({ publicAddress, state }: MapHost): Part[] {
  const isSettled = ['running', 'available', 'active'].includes(state);
  return [
    [style.code, publicAddress ? ` ${publicAddress}` : ''],
    [style.warn, isSettled ? '' : ` ${state}`],
  ];
}

/** A table's routes side by side; none is broken over two rows. */
function drawRouteTable(table: MapRouteTable, width: number): Row[] {
  let current: Row = row([style.title, sanitize(table.name)], [style.muted, table.isMain ? ' (main)' : '']);
  const rows: Row[] = [];
  for (const route of table.routes) {
    const target = sanitize(route.target);
    const goal = row(route.isBlackhole ? [style.bad, `✗ ${target} is gone`] : target);
    const piece: Row = [
      { text: '  ' },
      { text: route.destination, style: style.muted },
      { text: ' → ' },
      ...goal,
    ];
    if (rowWidth(current) + rowWidth(piece) > width) {
      rows.push(current);
      current = EMPTY_ROW;
    }
    current = [...current, ...piece];
  }
  return [...rows, current];
}

const edge = (text: string, look: Style = style.border): Span => ({ text, style: look });
