/**
 * Whether a tunnel could stand as the world is now: both ends there, reachable, and configured alike (R-VPN-17). What
 * ends without a word is noticed by dead peer detection only (R-VPN-14); what one end takes down itself, it tells the other.
 */
import { memoiseBy } from '../../../kit/memoise.ts';
import { negotiate, type Terms } from '../../ipsec/negotiate.ts';
import { tunnelsOf } from '../../ipsec/state.ts';
import type { IpsecTunnel } from '../../ipsec/tunnel.ts';
import type { Context } from '../../kernel/context.ts';
import { isOnline, type PremisesRouter, routerAt } from '../../premises/sites.ts';
import { customerGateway } from '../customer-gateway/customer-gateway.ts';
import { type TunnelItem, type TunnelOptions, tunnelId, type VpnConnectionItem } from './vpn-connection.ts';

export interface Condition {
  readonly stands: boolean;
  /** Where it doesn't: nobody is told, packets just don't arrive. */
  readonly isSilent: boolean;
  /** How far IKE gets: 0 where nobody answers, 1 and 2 where that phase fails; 3 where all is well. */
  readonly phase: 0 | 1 | 2 | 3;
  /** What is wrong and what would mend it: a sentence without a full stop. */
  readonly text: string;
  /** Whoever has the customer gateway's address. */
  readonly router?: PremisesRouter;
  readonly tunnel?: IpsecTunnel;
}

/** AWS works on its end: `maintenance/vpn-…/1`. */
export function maintenanceFault(id: string): string {
  return `maintenance/${id}`;
}

/** Whether AWS is at work on its end of the tunnel. */
export function isUnderMaintenance(item: VpnConnectionItem, index: number, { world }: Context): boolean {
  const tunnel = item.Tunnels[index];
  return (
    (tunnel?.ReplacingUntil ?? 0) > world.clock.now ||
    world.faults.includes(maintenanceFault(tunnelId(item, index)))
  );
}

/** `context` is of the connection's region. It is asked after every change, so it remembers: replacements end with a new item. */
export const conditionOf = memoiseBy(
  (item: VpnConnectionItem, index: number, context: Context): readonly object[] => [
    item,
    item.Tunnels[index] as TunnelItem,
    context.find(customerGateway, item.CustomerGatewayId) ?? NOBODY,
    context.world.premises,
    context.world.faults,
    context.world.setting,
  ],
  judge,
);

const NOBODY = Object.freeze({});

function judge(item: VpnConnectionItem, index: number, context: Context): Condition {
  const { world } = context;
  const gateway = context.find(customerGateway, item.CustomerGatewayId);
  const { Options } = item.Tunnels[index] as TunnelItem;
  const router = gateway && routerAt(world, gateway.IpAddress);
  const tunnel = router && tunnelsOf(world, router.id).find((one) => one.remote === Options.OutsideIpAddress);
  const ends = { ...(router && { router }), ...(tunnel && { tunnel }) };
  const down = (text: string, isSilent: boolean, phase: 0 | 1 | 2 = 0): Condition => ({
    stands: false,
    isSilent,
    phase,
    text,
    ...ends,
  });
  if (item.State !== 'available') {
    return down(`${item.VpnConnectionId} is ${item.State}: it must be available`, false);
  }
  const address = gateway?.IpAddress ?? '';
  if (!router) return down(`no router on premises has the customer gateway's address ${address}`, true);
  const away = whyAwsIsAway(item, index, context);
  if (!isOnline(world, router)) {
    const besides = away ? `, and ${away.text}` : '';
    return down(`the internet line of ${router.id} does not work${besides}`, true);
  }
  if (away !== undefined) return down(away.text, away.isSilent);
  if (!tunnel) {
    const how = `apply the connection's configuration there ('ipsec apply FILE')`;
    return down(`${router.id} has no tunnel to ${Options.OutsideIpAddress}: ${how}`, false);
  }
  if (!tunnel.isEnabled) return down(`${router.id} has it switched off: 'ipsec up ${tunnel.name}'`, false);
  if (tunnel.local !== address) {
    return down(`${router.id} sends from ${tunnel.local}, and AWS expects ${address}`, true);
  }
  const result = negotiate(tunnel, termsOf(Options));
  if (!result.isAgreed) return down(`${result.code}: ${result.text}`, false, result.phase);
  return { stands: true, isSilent: false, phase: 3, text: 'both ends agree', ...ends };
}

function whyAwsIsAway(
  item: VpnConnectionItem,
  index: number,
  context: Context,
): { readonly text: string; readonly isSilent: boolean } | undefined {
  const id = tunnelId(item, index);
  if (isUnderMaintenance(item, index, context)) {
    return { text: `AWS is replacing its end of ${id}: wait until that is over`, isSilent: false };
  }
  if (context.world.faults.includes(id)) {
    return { text: `AWS's end of ${id} has failed: use the other tunnel, or 'heal ${id}'`, isSilent: true };
  }
  return undefined;
}

/** What AWS's end permits: all that it knows, where nothing else was asked for. */
export function termsOf(options: TunnelOptions): Terms {
  const values = <T>(list: readonly { Value?: T | undefined }[] | undefined): readonly T[] =>
    (list ?? []).flatMap(({ Value }) => (Value === undefined ? [] : [Value]));
  return {
    preSharedKey: options.PreSharedKey,
    ikeVersions: values(options.IkeVersions),
    phase1: {
      encryption: values(options.Phase1EncryptionAlgorithms),
      integrity: values(options.Phase1IntegrityAlgorithms),
      groups: values(options.Phase1DHGroupNumbers),
    },
    phase2: {
      encryption: values(options.Phase2EncryptionAlgorithms),
      integrity: values(options.Phase2IntegrityAlgorithms),
      groups: values(options.Phase2DHGroupNumbers),
    },
  };
}
