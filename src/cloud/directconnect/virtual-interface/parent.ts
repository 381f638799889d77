/** What a virtual interface stands on: a connection, or a group of them; and how many of them it carries (R-DX-21, R-DX-31). */
import type { Context } from '../../kernel/context.ts';
import { connection, isGone, isHosted } from '../connection/connection.ts';
import { clientException } from '../errors.ts';
import { lag } from '../lag/lag.ts';
import { type VifType, type VirtualInterfaceItem, vifsOn } from './virtual-interface.ts';

/** What both kinds have in common. */
export interface Parent {
  readonly id: string;
  readonly location: string;
  readonly device: { readonly awsDeviceV2: string; readonly awsLogicalDeviceId: string };
  readonly jumboFrameCapable: boolean;
  readonly hasLogicalRedundancy: string;
  /** A partner's share: one interface only, on the partner's VLAN. */
  readonly hostedVlan?: number;
}

const NOT_YET = ['ordering', 'requested'];

/** The parent, in a state that can carry an interface. */
export function requireParent(id: string | undefined, context: Context): Parent {
  const group = context.find(lag, id);
  const item = group ?? context.get(connection, id ?? '');
  const state = 'lagState' in item ? item.lagState : item.connectionState;
  const isOver = 'lagState' in item ? ['deleting', 'deleted'].includes(state) : isGone(item);
  if (isOver || NOT_YET.includes(state))
    throw clientException(
      `Connection ${id} is in state ${state}, in which Virtual Interfaces cannot be created on it.`,
    );
  if (!('lagState' in item) && item.lagId !== undefined)
    throw clientException(`Connection ${id} is part of ${item.lagId}: create Virtual Interfaces on the Lag.`);
  const { location, awsDeviceV2, awsLogicalDeviceId, jumboFrameCapable, hasLogicalRedundancy } = item;
  const isShare = !('lagState' in item) && isHosted(item);
  return {
    id: id ?? '',
    location,
    device: { awsDeviceV2, awsLogicalDeviceId },
    jumboFrameCapable,
    hasLogicalRedundancy,
    ...(isShare && { hostedVlan: item.vlan as number }),
  };
}

const MOST_TRANSIT = 4;
const MOST_OTHERS = 50;

/** Room for one more of this type, on this VLAN; `moving` is there already. */
export function checkRoom(
  parent: Parent,
  type: VifType,
  vlan: number,
  context: Context,
  moving?: VirtualInterfaceItem,
): void {
  const others = vifsOn(parent.id, context).filter((item) => item !== moving);
  if (parent.hostedVlan !== undefined) {
    if (others.length > 0)
      throw clientException(
        `The maximum number of virtual interfaces has been reached: hosted connection ${parent.id} supports one.`,
      );
    if (vlan !== parent.hostedVlan)
      throw clientException(
        `VLAN ${vlan} does not match VLAN ${parent.hostedVlan} of hosted connection ${parent.id}.`,
      );
  }
  const rivals = others.filter((item) => (item.type === 'transit') === (type === 'transit'));
  const most = type === 'transit' ? MOST_TRANSIT : MOST_OTHERS;
  if (rivals.length >= most)
    throw clientException(
      `The maximum number of virtual interfaces has been reached: ${parent.id} supports ${most} ${type === 'transit' ? 'transit' : 'private and public'} ones.`,
    );
  if (others.some((item) => item.vlan === vlan))
    throw clientException(`VLAN ${vlan} is already in use on connection ${parent.id}.`);
}
