/**
 * AWS Direct Connect: private lines into AWS, from the order of a port to the routes that come over it. Interconnects
 * (AWS's side of partners) are not simulated.
 * https://docs.aws.amazon.com/directconnect/latest/APIReference/Welcome.html
 */
import type { Context } from '../kernel/context.ts';
import type { Service } from '../kernel/resource.ts';
import { mail } from '../mail/mail.ts';
import { peerOperations } from './bgp-peer/operations.ts';
import { connection } from './connection/connection.ts';
import { followLight } from './connection/follow-light.ts';
import { connectionTransitions } from './connection/lifecycle.ts';
import { connectionOperations } from './connection/operations.ts';
import { crossConnect } from './cross-connect/cross-connect.ts';
import { crossConnectTransitions } from './cross-connect/lifecycle.ts';
import { failoverTestOperations, failoverTestTransitions } from './failover-test/operations.ts';
import { failoverTest } from './failover-test/test.ts';
import { directConnectGateway } from './gateway/gateway.ts';
import { gatewayOperations, gatewayTransitions } from './gateway/operations.ts';
import { gatewayAssociation } from './gateway-association/association.ts';
import { associationTransitions, disassociateDetached } from './gateway-association/lifecycle.ts';
import { associationOperations } from './gateway-association/operations.ts';
import { hostedOperations } from './hosted/operations.ts';
import { interconnectOperations } from './interconnect/operations.ts';
import { lagTransitions } from './lag/change.ts';
import { lag } from './lag/lag.ts';
import { lagOperations } from './lag/operations.ts';
import { loaOperations } from './loa/operations.ts';
import { locationOperations } from './location/operations.ts';
import { macSecOperations } from './macsec/operations.ts';
import { proposalOperations, proposalTransitions } from './proposal/operations.ts';
import { associationProposal } from './proposal/proposal.ts';
import { tagOperations } from './tag/operations.ts';
import { followSessions } from './virtual-interface/follow-sessions.ts';
import { vifTransitions } from './virtual-interface/lifecycle.ts';
import { virtualInterfaceOperations } from './virtual-interface/operations.ts';
import { virtualInterface } from './virtual-interface/virtual-interface.ts';

export const directconnect: Service = {
  name: 'directconnect',
  resources: [
    connection,
    lag,
    crossConnect,
    mail,
    virtualInterface,
    failoverTest,
    directConnectGateway,
    gatewayAssociation,
    associationProposal,
  ],
  operations: {
    ...locationOperations,
    ...connectionOperations,
    ...hostedOperations,
    ...interconnectOperations,
    ...lagOperations,
    ...loaOperations,
    ...macSecOperations,
    ...tagOperations,
    ...virtualInterfaceOperations,
    ...peerOperations,
    ...failoverTestOperations,
    ...gatewayOperations,
    ...associationOperations,
    ...proposalOperations,
  },
  transitions: {
    [connection.kind]: connectionTransitions,
    [lag.kind]: lagTransitions,
    [crossConnect.kind]: crossConnectTransitions,
    [virtualInterface.kind]: vifTransitions,
    [failoverTest.kind]: failoverTestTransitions,
    [directConnectGateway.kind]: gatewayTransitions,
    [gatewayAssociation.kind]: associationTransitions,
    [associationProposal.kind]: proposalTransitions,
  },
  settle,
};

function settle(context: Context): void {
  followLight(context);
  disassociateDetached(context);
  followSessions(context);
}
