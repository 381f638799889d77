/** Who tells route tables what leads where, in the order in which kinds win (R-TGW-10, R-TGW-12); peerings tell nothing. */
import { formatPrefix } from '../../../kit/prefix.ts';
import type { Context } from '../../kernel/context.ts';
import type { AttachmentItem } from '../transit-gateway-attachment/attachment.ts';
import { blocksOf, vpc } from '../vpc/vpc.ts';
import { connectSource } from './connect-source.ts';
import { directConnectSource } from './direct-connect-source.ts';
import type { Learnt, Source } from './learnt.ts';
import { privateVpnSource, publicVpnSource } from './vpn-source.ts';

export const SOURCES = [
  { kind: 'vpc', learn: vpcSource },
  { kind: 'direct-connect', learn: directConnectSource },
  { kind: 'connect', learn: connectSource },
  { kind: 'private-vpn', learn: privateVpnSource },
  { kind: 'vpn', learn: publicVpnSource },
] as const satisfies readonly { readonly kind: string; readonly learn: Source }[];

/** All of the VPC's blocks, secondary ones too (R-TGW-10). */
function vpcSource(from: readonly AttachmentItem[], _gateway: string, context: Context): readonly Learnt[] {
  return from.flatMap((item) => {
    const home = context.find(vpc, item.Vpc?.VpcId);
    const ways = [{ attachment: item, node: item.TransitGatewayAttachmentId }];
    return (home ? blocksOf(home) : []).map((block) => ({ cidr: formatPrefix(block), ways }));
  });
}
