import { describe, expect, it } from 'vitest';
import { type Lines, lines } from '../lines.ts';

const prefixes = (...cidrs: string[]) => cidrs.map((cidr) => ({ cidr }));

function associate(account: Lines, directConnectGatewayId: string, gatewayId: string, ...cidrs: string[]) {
  return account.dx('CreateDirectConnectGatewayAssociation', {
    directConnectGatewayId,
    gatewayId,
    ...(cidrs.length > 0 && { addAllowedPrefixesToDirectConnectGateway: prefixes(...cidrs) }),
  }).directConnectGatewayAssociation;
}

function refusal(account: Lines, directConnectGatewayId: string, gatewayId: string, ...cidrs: string[]) {
  return account.refused('CreateDirectConnectGatewayAssociation', {
    directConnectGatewayId,
    gatewayId,
    ...(cidrs.length > 0 && { addAllowedPrefixesToDirectConnectGateway: prefixes(...cidrs) }),
  });
}

function transitGateway(account: Lines, AmazonSideAsn = 64600, region = 'us-east-1'): string {
  const { TransitGateway } = account.at(region).call('CreateTransitGateway', { Options: { AmazonSideAsn } });
  account.advance(600);
  return TransitGateway.TransitGatewayId;
}

describe('Direct Connect gateways', () => {
  it('are global (R-DX-70)', () => {
    const account = lines();
    const id = account.gateway();
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/);
    const elsewhere = account.at('eu-west-1').call('directconnect:DescribeDirectConnectGateways');
    expect(elsewhere.directConnectGateways).toMatchObject([
      { directConnectGatewayId: id, amazonSideAsn: 64512, directConnectGatewayState: 'available' },
    ]);
  });

  it.each([64511, 65535, 4_199_999_999, 7224])('have no ASN %i (R-DX-70)', (amazonSideAsn) => {
    expect(
      lines().refused('CreateDirectConnectGateway', { directConnectGatewayName: 'dxgw', amazonSideAsn }),
    ).toContain(`Amazon side ASN ${amazonSideAsn} is invalid`);
  });

  it('are renamed and deleted (R-DX-80)', () => {
    const account = lines();
    const directConnectGatewayId = account.gateway();
    const { vgw } = account.virtualGateway();
    const renamed = account.dx('UpdateDirectConnectGateway', {
      directConnectGatewayId,
      newDirectConnectGatewayName: 'other',
    });
    expect(renamed.directConnectGateway.directConnectGatewayName).toBe('other');
    const deleted = account.dx('DeleteDirectConnectGateway', { directConnectGatewayId });
    expect(deleted.directConnectGateway.directConnectGatewayState).toBe('deleting');
    expect(refusal(account, directConnectGatewayId, vgw)).toContain('state deleting');
    account.advance(120);
    expect(account.refused('DescribeDirectConnectGateways', { directConnectGatewayId })).toContain(
      'does not exist',
    );
  });

  it('are tagged, from any region', () => {
    const account = lines();
    const resourceArn = `arn:aws:directconnect::123456789012:dx-gateway/${account.gateway()}`;
    account.dx('TagResource', { resourceArn, tags: [{ key: 'team', value: 'network' }] });
    const elsewhere = account.at('eu-west-1').call('directconnect:DescribeDirectConnectGateways');
    expect(elsewhere.directConnectGateways[0].tags).toEqual([{ key: 'team', value: 'network' }]);
    expect(
      account.refused('DescribeTags', { resourceArns: [resourceArn.replace('::', ':us-east-1:')] }),
    ).toContain('does not exist');
  });

  it('show their virtual interfaces (R-DX-75)', () => {
    const account = lines();
    const directConnectGatewayId = account.gateway();
    const { virtualInterfaceId } = account.privateVif(account.line(), 101, { directConnectGatewayId });
    const attachments = () =>
      account.at('eu-west-1').call('directconnect:DescribeDirectConnectGatewayAttachments', {
        directConnectGatewayId,
      }).directConnectGatewayAttachments;
    expect(attachments()).toMatchObject([
      { virtualInterfaceId, attachmentState: 'attaching', attachmentType: 'PrivateVirtualInterface' },
    ]);
    account.advance(120);
    expect(attachments()).toMatchObject([
      { attachmentState: 'attached', virtualInterfaceRegion: 'us-east-1' },
    ]);
  });
});

describe('associations with virtual private gateways', () => {
  it('take minutes, and allow the VPC’s blocks by themselves (R-DX-75, R-DX-76)', () => {
    const account = lines();
    const id = account.gateway();
    const { vgw } = account.virtualGateway('10.9.0.0/16', 'eu-west-1');
    const { associationId, associationState } = associate(account, id, vgw);
    expect(associationState).toBe('associating');
    account.advance(600);
    const [shown] = account.dx('DescribeDirectConnectGatewayAssociations', {
      associationId,
    }).directConnectGatewayAssociations;
    expect(shown).toMatchObject({
      associationState: 'associated',
      associatedGateway: { id: vgw, type: 'virtualPrivateGateway', region: 'eu-west-1' },
      virtualGatewayId: vgw,
      allowedPrefixesToDirectConnectGateway: [{ cidr: '10.9.0.0/16' }],
    });
  });

  it('are one for each gateway, with VPCs that do not overlap (R-DX-72)', () => {
    const account = lines();
    const [id, other] = [account.gateway(), account.gateway()];
    const { vgw } = account.virtualGateway();
    associate(account, id, vgw);
    expect(refusal(account, id, vgw)).toContain('is already associated with Direct Connect Gateway');
    expect(refusal(account, other, vgw)).toContain('is already associated with Direct Connect Gateway');
    const { vgw: twin } = account.virtualGateway('10.0.128.0/20', 'eu-west-1');
    expect(refusal(account, id, twin)).toContain('VPC CIDR 10.0.128.0/20');
    const loose = account.call('CreateVpnGateway', { Type: 'ipsec.1' }).VpnGateway.VpnGatewayId;
    expect(refusal(account, id, loose)).toContain('is not attached to a VPC');
    expect(refusal(account, id, 'vgw-0123456789abcdef0')).toContain('does not exist');
  });

  it('end when the gateway is detached from its VPC (R-DX-72)', () => {
    const account = lines();
    const directConnectGatewayId = account.gateway();
    const { vpc, vgw } = account.virtualGateway();
    associate(account, directConnectGatewayId, vgw);
    account.advance(600);
    account.call('DetachVpnGateway', { VpcId: vpc, VpnGatewayId: vgw });
    account.advance(120);
    const states = () =>
      account
        .dx('DescribeDirectConnectGatewayAssociations', { directConnectGatewayId })
        .directConnectGatewayAssociations.map((one: { associationState: string }) => one.associationState);
    expect(states()).toEqual(['disassociating']);
    account.advance(600);
    expect(states()).toEqual([]);
  });

  it('are changed and deleted (R-DX-75)', () => {
    const account = lines();
    const directConnectGatewayId = account.gateway();
    const { vgw } = account.virtualGateway();
    const { associationId } = associate(account, directConnectGatewayId, vgw);
    const change = { associationId, addAllowedPrefixesToDirectConnectGateway: prefixes('10.0.0.0/8') };
    expect(account.refused('UpdateDirectConnectGatewayAssociation', change)).toContain(
      'is in state associating',
    );
    account.advance(600);
    const updated = account.dx('UpdateDirectConnectGatewayAssociation', {
      ...change,
      removeAllowedPrefixesToDirectConnectGateway: prefixes('10.0.0.0/16'),
    }).directConnectGatewayAssociation;
    expect(updated.associationState).toBe('updating');
    account.advance(300);
    const [shown] = account.dx('DescribeDirectConnectGatewayAssociations', {
      associationId,
    }).directConnectGatewayAssociations;
    expect(shown.allowedPrefixesToDirectConnectGateway).toEqual(prefixes('10.0.0.0/8'));
    expect(account.refused('DeleteDirectConnectGateway', { directConnectGatewayId })).toContain(
      'disassociate',
    );
    account.dx('DeleteDirectConnectGatewayAssociation', { directConnectGatewayId, virtualGatewayId: vgw });
    account.advance(600);
    account.dx('DeleteDirectConnectGateway', { directConnectGatewayId });
    expect(
      account.refused('DeleteDirectConnectGatewayAssociation', {
        directConnectGatewayId,
        virtualGatewayId: vgw,
      }),
    ).toContain('No association exists');
  });

  it('are 20 at most (R-DX-71)', () => {
    const account = lines();
    const id = account.gateway();
    const region = (index: number) =>
      ['us-east-1', 'us-east-2', 'us-west-2', 'eu-west-1', 'eu-west-2'][index % 5];
    for (let index = 0; index < 20; index++)
      associate(account, id, account.virtualGateway(`10.${index}.0.0/16`, region(index)).vgw);
    expect(refusal(account, id, account.virtualGateway('10.99.0.0/16', 'eu-central-1').vgw)).toContain(
      'The maximum number of Virtual Private Gateways (20)',
    );
  });
});

describe('associations with transit gateways', () => {
  it('need prefixes, another ASN, and make an attachment (R-DX-73, R-DX-77, R-TGW-3)', () => {
    const account = lines();
    const id = account.gateway(64512);
    const twin = transitGateway(account, 64512);
    expect(refusal(account, id, twin, '10.0.0.0/8')).toContain('have the same ASN 64512');
    const tgw = transitGateway(account);
    expect(refusal(account, id, tgw)).toContain('At least one allowed prefix must be specified');
    associate(account, id, tgw, '10.0.0.0/8');
    account.advance(3600);
    const attachments = account.call('DescribeTransitGatewayAttachments', {
      Filters: [{ Name: 'resource-type', Values: ['direct-connect-gateway'] }],
    }).TransitGatewayAttachments;
    expect(attachments).toMatchObject([{ TransitGatewayId: tgw, ResourceId: id, State: 'available' }]);
    expect(account.error('DeleteTransitGateway', { TransitGatewayId: tgw })).toContain('IncorrectState');
  });

  it('have ASNs and prefixes of their own (R-DX-73, R-DX-77)', () => {
    const account = lines();
    const id = account.gateway();
    associate(account, id, transitGateway(account, 64600), '10.0.0.0/16');
    expect(refusal(account, id, transitGateway(account, 64600), '10.1.0.0/16')).toContain(
      'have the same ASN 64600',
    );
    const other = transitGateway(account, 64601, 'eu-west-1');
    expect(refusal(account, id, other, '10.0.128.0/17')).toContain('Allowed prefix 10.0.128.0/17 overlaps');
    expect(refusal(account, id, other, '0.0.0.0/0')).toContain('overlaps with 10.0.0.0/16');
    associate(account, id, other, '10.1.0.0/16');
  });

  it('never stand beside those with virtual private gateways (R-DX-71)', () => {
    const account = lines();
    const id = account.gateway();
    associate(account, id, transitGateway(account), '10.0.0.0/16');
    expect(refusal(account, id, account.virtualGateway('10.7.0.0/16').vgw)).toContain(
      'it cannot have both kinds',
    );
  });

  it('go with transit interfaces only (R-DX-74)', () => {
    const account = lines();
    const connectionId = account.line();
    const [withTransit, withPrivate] = [account.gateway(), account.gateway()];
    const tgw = transitGateway(account);
    associate(account, withTransit, tgw, '10.0.0.0/16');
    const vif = (directConnectGatewayId: string) => ({
      connectionId,
      newPrivateVirtualInterface: {
        virtualInterfaceName: 'vif',
        vlan: 101,
        asn: 65001,
        directConnectGatewayId,
      },
    });
    expect(account.refused('CreatePrivateVirtualInterface', vif(withTransit))).toContain(
      'accepts only Transit Virtual Interfaces',
    );
    account.dx('CreatePrivateVirtualInterface', vif(withPrivate));
    expect(refusal(account, withPrivate, tgw, '10.0.0.0/16')).toContain('has private Virtual Interface');
  });

  it.each([
    ['host bits', ['10.0.0.1/8'], "Allowed prefix '10.0.0.1/8' is not a valid CIDR"],
    [
      '201 prefixes (R-DX-77)',
      Array.from({ length: 201 }, (_, index) => `10.${index}.0.0/16`),
      'The maximum number of allowed prefixes (200)',
    ],
  ])('refuse %s', (_name, cidrs, message) => {
    const account = lines();
    expect(refusal(account, account.gateway(), transitGateway(account), ...cidrs)).toContain(message);
  });
});

describe('proposals', () => {
  const propose = (account: Lines, directConnectGatewayId: string, gatewayId: string) =>
    account.dx('CreateDirectConnectGatewayAssociationProposal', {
      directConnectGatewayId,
      directConnectGatewayOwnerAccount: '123456789012',
      gatewayId,
    }).directConnectGatewayAssociationProposal;

  it('become associations when they are accepted (R-DX-79)', () => {
    const account = lines();
    const id = account.gateway();
    const { vgw } = account.virtualGateway();
    const { proposalId, proposalState } = propose(account, id, vgw);
    expect(proposalState).toBe('requested');
    const accept = { directConnectGatewayId: id, proposalId, associatedGatewayOwnerAccount: '123456789012' };
    const accepted = account.dx('AcceptDirectConnectGatewayAssociationProposal', {
      ...accept,
      overrideAllowedPrefixesToDirectConnectGateway: prefixes('10.0.0.0/8'),
    });
    expect(accepted.directConnectGatewayAssociation).toMatchObject({
      associationState: 'associating',
      allowedPrefixesToDirectConnectGateway: [{ cidr: '10.0.0.0/8' }],
    });
    expect(account.refused('AcceptDirectConnectGatewayAssociationProposal', accept)).toContain(
      'state accepted',
    );
  });

  it('expire after seven days and vanish three days later (R-DX-79)', () => {
    const account = lines();
    const { proposalId } = propose(account, account.gateway(), account.virtualGateway().vgw);
    const states = () =>
      account
        .dx('DescribeDirectConnectGatewayAssociationProposals', { proposalId })
        .directConnectGatewayAssociationProposals.map((one: { proposalState: string }) => one.proposalState);
    account.advance(7 * 86_400 - 60);
    expect(states()).toEqual(['requested']);
    account.advance(120);
    expect(states()).toEqual(['deleted']);
    account.advance(3 * 86_400);
    expect(states()).toEqual([]);
  });

  it('are withdrawn, and made once only (R-DX-79)', () => {
    const account = lines();
    const id = account.gateway();
    const { vgw } = account.virtualGateway();
    const { proposalId } = propose(account, id, vgw);
    const again = {
      directConnectGatewayId: id,
      directConnectGatewayOwnerAccount: '123456789012',
      gatewayId: vgw,
    };
    expect(account.refused('CreateDirectConnectGatewayAssociationProposal', again)).toContain(
      'already exists',
    );
    expect(
      account.refused('CreateDirectConnectGatewayAssociationProposal', {
        ...again,
        directConnectGatewayOwnerAccount: '210987654321',
      }),
    ).toContain('is not owned by account 210987654321');
    account.dx('DeleteDirectConnectGatewayAssociationProposal', { proposalId });
    propose(account, id, vgw);
  });
});
