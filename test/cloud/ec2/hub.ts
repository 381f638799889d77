/** A transit gateway of an estate, and what tests do with it. */
import type { Estate, EstateVpc } from './estate.ts';

export class Hub {
  readonly id: string;
  /** The table to which attachments go by default. */
  readonly table: string;

  constructor(
    readonly estate: Estate,
    readonly region = 'us-east-1',
  ) {
    const { TransitGateway } = this.call('CreateTransitGateway');
    this.id = TransitGateway.TransitGatewayId;
    this.table = TransitGateway.Options.AssociationDefaultRouteTableId;
    estate.sim.advance(100_000);
  }

  call(operation: string, input: object = {}) {
    return this.estate.call(operation, input, this.region);
  }

  /** In the VPC's own subnets of these zones. */
  attach(home: EstateVpc, zones = 'a'): string {
    return this.attachIn(home, ...[...zones].map((zone) => home.subnets[zone] as string));
  }

  attachIn(home: EstateVpc, ...SubnetIds: string[]): string {
    const { TransitGatewayVpcAttachment } = this.call('CreateTransitGatewayVpcAttachment', {
      TransitGatewayId: this.id,
      VpcId: home.id,
      SubnetIds,
    });
    this.estate.sim.advance(60_000);
    return TransitGatewayVpcAttachment.TransitGatewayAttachmentId;
  }

  /** The other gateway's region says yes. */
  peer(other: Hub): string {
    const { TransitGatewayPeeringAttachment } = this.call('CreateTransitGatewayPeeringAttachment', {
      TransitGatewayId: this.id,
      PeerTransitGatewayId: other.id,
      PeerAccountId: '123456789012',
      PeerRegion: other.region,
    });
    const { TransitGatewayAttachmentId } = TransitGatewayPeeringAttachment;
    this.estate.sim.advance(10_000);
    other.call('AcceptTransitGatewayPeeringAttachment', { TransitGatewayAttachmentId });
    this.estate.sim.advance(90_000);
    return TransitGatewayAttachmentId;
  }

  newTable(): string {
    const { TransitGatewayRouteTable } = this.call('CreateTransitGatewayRouteTable', {
      TransitGatewayId: this.id,
    });
    this.estate.sim.advance(10_000);
    return TransitGatewayRouteTable.TransitGatewayRouteTableId;
  }

  /** An operation on an attachment and a table, the default one unless told. */
  pair(operation: string, TransitGatewayAttachmentId: string, TransitGatewayRouteTableId = this.table) {
    return this.call(operation, { TransitGatewayAttachmentId, TransitGatewayRouteTableId });
  }

  static(DestinationCidrBlock: string, target: object, TransitGatewayRouteTableId = this.table): void {
    this.call('CreateTransitGatewayRoute', { DestinationCidrBlock, TransitGatewayRouteTableId, ...target });
  }

  /** In the VPC's own table. */
  route(home: EstateVpc, block: string): void {
    this.estate.route(home, block, { TransitGatewayId: this.id });
  }
}
