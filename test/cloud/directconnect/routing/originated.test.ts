import { describe, expect, it } from 'vitest';
import { filtered } from '../../../../src/cloud/directconnect/routing/originated.ts';
import { lines, ROUTER } from '../lines.ts';
import { converge, customer, vifOf } from './site.ts';

describe('allowed prefixes of a virtual private gateway (R-DX-76)', () => {
  it.each([
    ['the VPC’s own block', ['10.0.0.0/16'], ['10.0.0.0/16'], ['10.0.0.0/16']],
    ['a wider one, which is not announced itself', ['10.0.0.0/16'], ['10.0.0.0/15'], ['10.0.0.0/16']],
    ['a narrower one', ['10.0.0.0/16'], ['10.0.0.0/24'], []],
    ['one of two blocks', ['10.0.0.0/16', '10.7.0.0/16'], ['10.7.0.0/16'], ['10.7.0.0/16']],
    ['everything', ['10.0.0.0/16', '10.7.0.0/16'], ['0.0.0.0/0'], ['10.0.0.0/16', '10.7.0.0/16']],
    ['another family', ['10.0.0.0/16', '2001:db8::/56'], ['::/0'], ['2001:db8::/56']],
    ['nothing of it', ['10.0.0.0/16'], ['192.168.0.0/16'], []],
  ])('%s', (_name, blocks, allowed, announced) => {
    expect(filtered(blocks, allowed)).toEqual(announced);
  });
});

describe('what a site hears (R-BGP-10)', () => {
  it('changes with the allowed prefixes, when their update is done (R-DX-75, R-DX-76)', () => {
    const account = lines();
    const directConnectGatewayId = account.gateway();
    const { vgw } = account.virtualGateway();
    const { associationId } = account.dx('CreateDirectConnectGatewayAssociation', {
      directConnectGatewayId,
      gatewayId: vgw,
    }).directConnectGatewayAssociation;
    const connectionId = account.line();
    const vif = account.privateVif(connectionId, 101, { directConnectGatewayId });
    account.vlan(101, [vif.customerAddress]);
    account.advance(900);
    const heard = () => {
      const shown = vifOf(account, vif.virtualInterfaceId);
      const session = { vif: vif.virtualInterfaceId, announces: [{ prefix: '192.168.10.0/24' }] };
      account.world = converge(account.world, [customer([shown], [session])]);
      const received = account.world.bgp.routers[ROUTER]?.received ?? {};
      return Object.values(received).flatMap((table) => Object.keys(table));
    };
    expect(heard()).toEqual(['10.0.0.0/16']);
    account.dx('UpdateDirectConnectGatewayAssociation', {
      associationId,
      addAllowedPrefixesToDirectConnectGateway: [{ cidr: '10.0.0.0/24' }],
      removeAllowedPrefixesToDirectConnectGateway: [{ cidr: '10.0.0.0/16' }],
    });
    expect(heard()).toEqual(['10.0.0.0/16']);
    account.advance(300);
    expect(heard()).toEqual([]);
  });
});
