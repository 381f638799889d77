/** What can be done with hosted zones. */
import type {
  DeleteHostedZoneRequest,
  DeleteHostedZoneResponse,
  GetHostedZoneCountRequest,
  GetHostedZoneCountResponse,
  GetHostedZoneRequest,
  GetHostedZoneResponse,
  UpdateHostedZoneCommentRequest,
  UpdateHostedZoneCommentResponse,
} from '@aws-sdk/client-route-53';
import type { Context } from '../../kernel/context.ts';
import { AwsError } from '../../kernel/errors.ts';
import type { Plain } from '../../kernel/plain.ts';
import type { Operations, Transitions } from '../../kernel/resource.ts';
import { read, write } from '../../kernel/resource.ts';
import { beginChange, showChange } from '../change.ts';
import { delegationSet, showDelegationSet } from '../delegation-set/delegation-set.ts';
import type { RecordSetItem } from '../record-set/record-set.ts';
import { createHostedZone } from './create.ts';
import { type HostedZoneItem, hostedZone, requireZone, showZone, sync } from './hosted-zone.ts';
import { getHostedZoneLimit } from './limits.ts';
import { listHostedZones, listHostedZonesByName, listHostedZonesByVpc } from './list.ts';

export const hostedZoneOperations: Operations = {
  CreateHostedZone: write(createHostedZone),
  GetHostedZone: read<GetHostedZoneRequest, Plain<GetHostedZoneResponse>>(getHostedZone),
  GetHostedZoneCount: read<GetHostedZoneCountRequest, GetHostedZoneCountResponse>((_input, context) => ({
    HostedZoneCount: context.list(hostedZone).length,
  })),
  GetHostedZoneLimit: read(getHostedZoneLimit),
  ListHostedZones: read(listHostedZones),
  ListHostedZonesByName: read(listHostedZonesByName),
  ListHostedZonesByVPC: read(listHostedZonesByVpc),
  UpdateHostedZoneComment: write<UpdateHostedZoneCommentRequest, Plain<UpdateHostedZoneCommentResponse>>(
    updateComment,
  ),
  DeleteHostedZone: write<DeleteHostedZoneRequest, Plain<DeleteHostedZoneResponse>>(deleteHostedZone),
};

export const hostedZoneTransitions: Transitions<HostedZoneItem> = { sync };

function getHostedZone(input: GetHostedZoneRequest, context: Context): Plain<GetHostedZoneResponse> {
  const item = requireZone(input.Id, context);
  const shown = { HostedZone: showZone(item) };
  if (item.Config.PrivateZone) {
    return { ...shown, VPCs: item.VPCs as NonNullable<Plain<GetHostedZoneResponse>['VPCs']> };
  }
  const reusable = context.find(delegationSet, item.DelegationSetId);
  return {
    ...shown,
    DelegationSet: reusable ? showDelegationSet(reusable) : { NameServers: item.NameServers },
  };
}

function updateComment(
  input: UpdateHostedZoneCommentRequest,
  context: Context,
): Plain<UpdateHostedZoneCommentResponse> {
  const item = requireZone(input.Id, context);
  if (input.Comment === undefined) delete item.Config.Comment;
  else item.Config.Comment = input.Comment;
  return { HostedZone: showZone(item) };
}

/** R-R53-8. The zone is gone at once; its servers forget it within the minute, which nobody could use. */
function deleteHostedZone(input: DeleteHostedZoneRequest, context: Context): Plain<DeleteHostedZoneResponse> {
  const item = requireZone(input.Id, context);
  const required = (set: RecordSetItem) => set.Name === item.Name && ['NS', 'SOA'].includes(set.Type);
  if (!Object.values(item.records).every(required)) {
    throw new AwsError(
      'HostedZoneNotEmpty',
      'The specified hosted zone contains non-required resource record sets and so cannot be deleted.',
    );
  }
  context.remove(hostedZone, item.Id);
  return { ChangeInfo: showChange(beginChange(context), context.now) };
}
