/** The two tunnels of a new connection: what AWS chooses where nothing was asked for (R-VPN-1, R-VPN-10, R-VPN-11). */
import type { VpnConnectionOptionsSpecification } from '@aws-sdk/client-ec2';
import { nextBelow } from '../../../kit/random.ts';
import type { Context } from '../../kernel/context.ts';
import { invalidParameterValue } from '../../kernel/errors.ts';
import { drawPublicAddress } from '../address/public-pool.ts';
import { drawInsideCidr, insideCidrsOf, requireInsideCidr } from './inside-cidr.ts';
import { type AskedOptions, readTunnelOptions } from './tunnel-options.ts';
import type { TunnelItem } from './vpn-connection.ts';

const TUNNELS = 2;

export function readTunnels(
  { TunnelOptions: asked = [] }: VpnConnectionOptionsSpecification,
  gatewayId: string,
  context: Context,
): TunnelItem[] {
  if (asked.length > TUNNELS) {
    throw invalidParameterValue(asked.length, 'tunnelOptions', 'A VPN connection has two tunnels.');
  }
  const taken = insideCidrsOf(gatewayId, context);
  const read = Array.from({ length: TUNNELS }, (_, index) => readTunnelOptions(asked[index] ?? {}));
  for (const { TunnelInsideCidr } of read) {
    if (TunnelInsideCidr !== undefined) taken.add(requireInsideCidr(TunnelInsideCidr, taken));
  }
  return read.map((options) => newTunnel(options, taken, context));
}

function newTunnel(options: AskedOptions, taken: Set<string>, context: Context): TunnelItem {
  const TunnelInsideCidr = options.TunnelInsideCidr ?? drawInsideCidr(taken, context);
  taken.add(TunnelInsideCidr);
  return {
    Options: {
      ...options,
      OutsideIpAddress: drawPublicAddress(context),
      TunnelInsideCidr,
      PreSharedKey: options.PreSharedKey ?? drawKey(context),
    },
    Ike: 'down',
    Since: context.now,
  };
}

const KEY_LENGTH = 32;
const KEY_LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz123456789._';

/** R-VPN-11. */
function drawKey({ random }: Context): string {
  return Array.from({ length: KEY_LENGTH }, () => KEY_LETTERS[nextBelow(random, KEY_LETTERS.length)]).join(
    '',
  );
}
