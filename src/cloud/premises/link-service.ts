/**
 * `ip link`, `ip tunnel` and `ip address` on routers on premises. No API of AWS, so it has no model; the console's `ip` speaks to it.
 * Refusals are worded as iproute2 and the kernel do.
 */
import { formatAddress, parseAddress } from '../../kit/address.ts';
import { parsePrefix } from '../../kit/prefix.ts';
import type { Context } from '../kernel/context.ts';
import { AwsError } from '../kernel/errors.ts';
import { type Operations, type Service, write } from '../kernel/resource.ts';
import type { Interface } from './interface.ts';
import { interfacesOf } from './interfaces.ts';
import { type LinkSetting, linkSettingsOf, withLinkSetting } from './link-settings.ts';
import { routerNamed } from './sites.ts';

interface AtLink {
  /** `lisbon/edge`. */
  router: string;
  name: string;
}

/** Of a GRE tunnel. */
interface Outside {
  local: string;
  remote: string;
}

const LONGEST_NAME = 15;
const VLANS = 4094;
/** RFC 791: what every host takes. */
const LEAST_MTU = 68;
const MOST_MTU: Readonly<Record<Interface['kind'], number>> = {
  lan: 9216,
  internet: 1500,
  tunnel: 1500,
  port: 9216,
  vlan: 9216,
};

const operations: Operations = {
  AddVlan: write(({ router, name, parent, id }: AtLink & { parent: string; id: number }, context) => {
    const port = requireLink({ router, name: parent }, context);
    if (!Number.isInteger(id) || id < 1 || id > VLANS)
      throw refuse('RTNETLINK answers: Numerical result out of range');
    if (port.kind !== 'port')
      throw refuse(`netlab: VLANs are made on ports at Direct Connect locations, and ${parent} is none.`);
    if (!isName(name)) throw refuse(`Error: argument "${name}" is wrong: "name" not a valid ifname`);
    const links = linksOf(router, context);
    const isTaken = links.some((one) => one.name === name || (one.parent === parent && one.vlan === id));
    if (isTaken) throw refuse('RTNETLINK answers: File exists');
    keep({ router, name }, { vlan: { parent, id } }, context);
    return {};
  }),
  AddTunnel: write(({ router, name, local, remote }: AtLink & Outside, context) => {
    if (!isName(name)) throw refuse(`Error: argument "${name}" is wrong: "name" not a valid ifname`);
    const isTaken = linksOf(router, context).some(
      (one) => one.name === name || (one.gre?.local === local && one.gre.remote === remote),
    );
    if (isTaken) throw refuse('add tunnel "gre0" failed: File exists');
    const gre = { local: outerAddress(local), remote: outerAddress(remote) };
    // As Linux has new links.
    keep({ router, name }, { gre, isDown: true }, context);
    return {};
  }),
  DeleteLink: write((at: AtLink, context) => {
    const { kind, gre } = requireLink(at, context);
    if (kind !== 'vlan' && !gre) throw refuse('RTNETLINK answers: Operation not supported');
    keep(at, undefined, context);
    return {};
  }),
  SetLink: write(({ mtu, state, ...at }: AtLink & { mtu?: number; state?: 'up' | 'down' }, context) => {
    const { kind, parent, gre } = requireLink(at, context);
    const { isDown, ...setting } = settingOf(at, context);
    if (mtu !== undefined) checkMtu(mtu, gre ? 'port' : kind, parentOf(at.router, parent, context));
    const staysDown = state === undefined ? isDown : state === 'down';
    keep(at, { ...setting, ...(mtu !== undefined && { mtu }), ...(staysDown && { isDown: true }) }, context);
    return {};
  }),
  AddAddress: write(({ address, ...at }: AtLink & { address: string }, context) => {
    const { addresses } = requireLink(at, context);
    const canonical = canonicalAddress(address);
    if (addresses.includes(canonical)) throw refuse('RTNETLINK answers: File exists');
    const setting = settingOf(at, context);
    keep(at, { ...setting, addresses: [...(setting.addresses ?? []), canonical] }, context);
    return {};
  }),
  DeleteAddress: write(({ address, ...at }: AtLink & { address: string }, context) => {
    const { addresses } = requireLink(at, context);
    const canonical = canonicalAddress(address);
    const setting = settingOf(at, context);
    if (setting.addresses?.includes(canonical)) {
      keep(at, { ...setting, addresses: setting.addresses.filter((one) => one !== canonical) }, context);
      return {};
    }
    throw refuse(
      addresses.includes(canonical)
        ? `netlab: ${canonical} belongs to ${at.name} by the site's plan, its tunnel or FRR's configuration, and is changed there.`
        : 'RTNETLINK answers: Cannot assign requested address',
    );
  }),
};

export const iproute: Service = { name: 'iproute', resources: [], operations };

function refuse(message: string): AwsError {
  return new AwsError('Refused', message);
}

function linksOf(id: string, { snapshot }: Context): readonly Interface[] {
  const router = routerNamed(snapshot, id);
  if (!router) throw refuse(`netlab: ${id} is no router on premises.`);
  return interfacesOf(snapshot, router);
}

function requireLink({ router, name }: AtLink, context: Context): Interface {
  const found = linksOf(router, context).find((one) => one.name === name);
  if (!found) throw refuse(`Cannot find device "${name}"`);
  return found;
}

function isName(name: string): boolean {
  return name.length <= LONGEST_NAME && /^[\w.-]+$/.test(name);
}

function outerAddress(text: string): string {
  const address = parseAddress(text);
  if (address?.family !== 4) throw refuse(`Error: inet address is expected rather than "${text}".`);
  return formatAddress(address);
}

function parentOf(router: string, parent: string | undefined, context: Context): Interface | undefined {
  return linksOf(router, context).find(({ name }) => name === parent);
}

function settingOf({ router, name }: AtLink, { snapshot }: Context): LinkSetting {
  return linkSettingsOf(snapshot, router)[name] ?? {};
}

function keep({ router, name }: AtLink, setting: LinkSetting | undefined, context: Context): void {
  context.world.premises = withLinkSetting(context.snapshot, router, name, setting).premises;
}

function checkMtu(mtu: number, kind: Interface['kind'], parent: Interface | undefined): void {
  if (!Number.isInteger(mtu) || mtu < LEAST_MTU)
    throw refuse('Error: mtu less than device minimum.\nRTNETLINK answers: Invalid argument');
  if (mtu > MOST_MTU[kind])
    throw refuse('Error: mtu greater than device maximum.\nRTNETLINK answers: Invalid argument');
  if (parent && mtu > parent.mtu) throw refuse('RTNETLINK answers: Numerical result out of range');
}

/** `192.168.1.1/24`; without a length it stands alone. */
function canonicalAddress(text: string): string {
  const whole = text.includes('/') ? text : `${text}/${text.includes(':') ? 128 : 32}`;
  const bare = parseAddress(whole.slice(0, whole.indexOf('/')));
  if (!bare || !parsePrefix(whole))
    throw refuse(`Error: any valid prefix is expected rather than "${text}".`);
  return whole;
}
