/**
 * AWS Direct Connect: private lines into AWS, from the order of a port to the routes that come over it. Interconnects
 * (AWS's side of partners) are not simulated.
 * https://docs.aws.amazon.com/directconnect/latest/APIReference/Welcome.html
 */
import type { Service } from '../kernel/resource.ts';
import { peerOperations } from './bgp-peer/operations.ts';
import { connection } from './connection/connection.ts';
import { failoverTestOperations, failoverTestTransitions } from './failover-test/operations.ts';
import { failoverTest } from './failover-test/test.ts';
import { directConnectGateway } from './gateway/gateway.ts';
import { gatewayOperations, gatewayTransitions } from './gateway/operations.ts';
import { gatewayAssociation } from './gateway-association/association.ts';
import { associationTransitions, disassociateDetached } from './gateway-association/lifecycle.ts';
import { associationOperations } from './gateway-association/operations.ts';
import { lag } from './lag/lag.ts';
import { locationOperations } from './location/operations.ts';
import { proposalOperations, proposalTransitions } from './proposal/operations.ts';
import { associationProposal } from './proposal/proposal.ts';
import { vifTransitions } from './virtual-interface/lifecycle.ts';
import { virtualInterfaceOperations } from './virtual-interface/operations.ts';
import { virtualInterface } from './virtual-interface/virtual-interface.ts';

export const directconnect: Service = {
  name: 'directconnect',
  resources: [
    connection,
    lag,
    virtualInterface,
    failoverTest,
    directConnectGateway,
    gatewayAssociation,
    associationProposal,
  ],
  operations: {
    ...locationOperations,
    ...virtualInterfaceOperations,
    ...peerOperations,
    ...failoverTestOperations,
    ...gatewayOperations,
    ...associationOperations,
    ...proposalOperations,
  },
  transitions: {
    [virtualInterface.kind]: vifTransitions,
    [failoverTest.kind]: failoverTestTransitions,
    [directConnectGateway.kind]: gatewayTransitions,
    [gatewayAssociation.kind]: associationTransitions,
    [associationProposal.kind]: proposalTransitions,
  },
  settle: disassociateDetached,
};
