/**
 * What becomes of a connection with time (R-VPN-2), and of its tunnels: IKE comes up a moment after both ends agree, and
 * is given up at once when one end says so, or when dead peer detection has waited long enough (R-VPN-14).
 */
import type { VpnState } from '@aws-sdk/client-ec2';
import { Context } from '../../kernel/context.ts';
import type { Transitions } from '../../kernel/resource.ts';
import { type Condition, conditionOf } from './condition.ts';
import { attachToTransitGateway, leaveTransitGateway } from './transit-attachment.ts';
import { DEFAULTS } from './tunnel-options.ts';
import { type TunnelItem, type VpnConnectionItem, vpnConnection } from './vpn-connection.ts';

export const PROVISION_MS = 240_000;
export const MODIFY_MS = 300_000;
export const REPLACE_MS = 180_000;
const DELETE_MS = 90_000;
/** How long a deleted one is still shown. */
const SHOWN_MS = 3_600_000;
/** IKE takes a few messages each way. */
const NEGOTIATE_MS = 2000;

/** As the API shows it, whatever the SDK's enum says. */
export const MODIFYING = 'modifying' as string as VpnState;

export function later(
  delayMs: number,
  item: VpnConnectionItem,
  transition: string,
  context: Context,
  part = '',
) {
  context.later(delayMs, vpnConnection, item.VpnConnectionId, transition, part);
}

export function deleteLater(item: VpnConnectionItem, context: Context): void {
  item.State = 'deleting';
  later(DELETE_MS, item, 'finish-delete', context);
}

export const vpnConnectionTransitions: Transitions<VpnConnectionItem> = {
  provision: (item, context) => {
    if (item.State !== 'pending') return;
    item.State = 'available';
    if (item.TransitGatewayId !== undefined) attachToTransitGateway(item, context);
  },
  'settle-modify': (item) => {
    if (item.State === MODIFYING) item.State = 'available';
  },
  'finish-replace': (item, context, part) => finishReplace(item.Tunnels[Number(part)], context),
  establish: (item, context, part) => {
    const tunnel = item.Tunnels[Number(part)];
    if (!tunnel?.Negotiating) return;
    delete tunnel.Negotiating;
    if (conditionNow(item, Number(part), context).stands) change(tunnel, 'up', context);
  },
  'dead-peer': (item, context, part) => {
    const tunnel = item.Tunnels[Number(part)];
    if (!tunnel || tunnel.SilentSince === undefined || tunnel.Ike === 'down') return;
    const isOver = tunnel.SilentSince + patienceMs(tunnel) <= context.now;
    if (isOver && !conditionNow(item, Number(part), context).stands) change(tunnel, 'down', context);
  },
  'finish-delete': (item, context) => {
    if (item.TransitGatewayId !== undefined) leaveTransitGateway(item, context);
    item.State = 'deleted';
    later(SHOWN_MS, item, 'forget', context);
  },
  forget: (item, context) => context.remove(vpnConnection, item.VpnConnectionId),
};

function finishReplace(tunnel: TunnelItem | undefined, context: Context): void {
  if (tunnel?.ReplacingUntil === undefined || tunnel.ReplacingUntil > context.now) return;
  delete tunnel.ReplacingUntil;
  tunnel.LastMaintenance = context.now;
}

/** Runs whenever anything in the world has changed. */
export function watchTunnels(context: Context): void {
  const known = context.peek(vpnConnection);
  if (known.length === 0) return;
  const still = new Context(context.snapshot, context.region, context.resources);
  for (const item of still.peek(vpnConnection)) {
    item.Tunnels.forEach((tunnel, index) => {
      const step = nextStep(tunnel, conditionOf(item, index, still));
      const draft = step && context.find(vpnConnection, item.VpnConnectionId);
      if (draft) take(step, draft, index, context);
    });
  }
}

type Step = 'negotiate' | 'give-up' | 'wait' | 'hear-again';

function nextStep(tunnel: TunnelItem, condition: Condition): Step | undefined {
  if (tunnel.Ike === 'down') return condition.stands && !tunnel.Negotiating ? 'negotiate' : undefined;
  if (condition.stands) return tunnel.SilentSince === undefined ? undefined : 'hear-again';
  if (!condition.isSilent) return 'give-up';
  return tunnel.SilentSince === undefined ? 'wait' : undefined;
}

function take(step: Step, item: VpnConnectionItem, index: number, context: Context): void {
  const tunnel = item.Tunnels[index] as TunnelItem;
  switch (step) {
    case 'negotiate':
      tunnel.Negotiating = true;
      later(NEGOTIATE_MS, item, 'establish', context, String(index));
      return;
    case 'give-up':
      change(tunnel, 'down', context);
      return;
    case 'wait':
      tunnel.SilentSince = context.now;
      later(patienceMs(tunnel), item, 'dead-peer', context, String(index));
      return;
    case 'hear-again':
      delete tunnel.SilentSince;
  }
}

function change(tunnel: TunnelItem, ike: 'up' | 'down', context: Context): void {
  delete tunnel.SilentSince;
  delete tunnel.Negotiating;
  tunnel.Ike = ike;
  tunnel.Since = context.now;
}

/** With the action `none`, a dead peer is found out only when keys would have to be made anew. */
function patienceMs({ Options }: TunnelItem): number {
  const { DpdTimeoutAction, DpdTimeoutSeconds, Phase2LifetimeSeconds } = { ...DEFAULTS, ...Options };
  return 1000 * ((DpdTimeoutAction === 'none' ? Phase2LifetimeSeconds : DpdTimeoutSeconds) as number);
}

function conditionNow(item: VpnConnectionItem, index: number, context: Context): Condition {
  const still = new Context(context.snapshot, context.region, context.resources);
  return conditionOf(still.find(vpnConnection, item.VpnConnectionId) ?? item, index, still);
}
