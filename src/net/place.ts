/** Where a bundle can be, and what can become of it there. */
import type { Bundle } from './bundle.ts';
import type {
  AttachmentNode,
  BalancerNode,
  DynamicTranslatorNode,
  EngineCode,
  HostNode,
  InterfaceNode,
  LinkEnd,
  LinkNode,
  RouterNode,
  StaticTranslatorNode,
  ValveNode,
} from './graph.ts';
import type { Packet } from './packet.ts';
import type { InterfaceGroup, SegmentPlan, Topology } from './topology.ts';
import type { Observation, Origin, StepAction } from './trace.ts';

/** An interface that a route names, of whatever group. */
export interface NextHop {
  readonly group: InterfaceGroup;
  readonly node: InterfaceNode;
}

export type Place = Spot & {
  /** Its obstacle was noted, and the walk goes on as if it were gone. */
  readonly past?: true;
};

type Spot =
  /** With its sender. */
  | { readonly at: 'sender'; readonly group: InterfaceGroup }
  /** At an interface on the way out: before its filter, then before its address check. */
  | { readonly at: 'interface-out'; readonly group: InterfaceGroup }
  | { readonly at: 'interface-sends'; readonly group: InterfaceGroup }
  /** In a segment, from one of its interfaces. */
  | { readonly at: 'segment'; readonly group: InterfaceGroup }
  /** Before a route table. `segment`: where it comes from, if from one. */
  | {
      readonly at: 'router';
      readonly router: RouterNode;
      /** ID of the table. */
      readonly table: string;
      readonly segment?: SegmentPlan;
      /** In a transit router: the zone in which the packet came in, if any. */
      readonly zone?: string | undefined;
      /** The end of the link over which it came, if over one. */
      readonly over?: LinkEnd | undefined;
    }
  /** In a router that looks for the segment itself. */
  | { readonly at: 'local'; readonly router: RouterNode; readonly over?: LinkEnd | undefined }
  /** About to enter a segment; `across`: over its boundary. `hop`: for an interface as next hop, whoever is addressed. */
  | {
      readonly at: 'segment-in';
      readonly segment: SegmentPlan;
      readonly across: boolean;
      readonly hop?: NextHop | undefined;
    }
  /** Past the boundary of a segment: who is it for? */
  | { readonly at: 'neighbours'; readonly segment: SegmentPlan }
  /** At an interface on the way in: before its address check, then before its filter. */
  | { readonly at: 'interface-in'; readonly group: InterfaceGroup; readonly sole?: InterfaceNode | undefined }
  | { readonly at: 'interface-receives'; readonly group: InterfaceGroup }
  | { readonly at: 'host'; readonly group: InterfaceGroup; readonly host: HostNode }
  | {
      readonly at: 'dynamic-translator';
      readonly group: InterfaceGroup;
      readonly node: DynamicTranslatorNode;
    }
  | { readonly at: 'balancer'; readonly group: InterfaceGroup; readonly node: BalancerNode }
  | { readonly at: 'static-translator-out'; readonly node: StaticTranslatorNode }
  | { readonly at: 'static-translator-in'; readonly node: StaticTranslatorNode }
  | { readonly at: 'valve-out'; readonly node: ValveNode }
  | { readonly at: 'valve-in'; readonly node: ValveNode }
  /** Before an attachment: on the way to a transit router, in it, and on the way out of it. */
  | {
      readonly at: 'attachment-near';
      readonly node: AttachmentNode;
      readonly segment: SegmentPlan | undefined;
    }
  | { readonly at: 'attachment-in'; readonly group: InterfaceGroup; readonly node: AttachmentNode }
  | { readonly at: 'attachment-out'; readonly node: AttachmentNode; readonly zone: string | undefined }
  | { readonly at: 'link'; readonly node: LinkNode; readonly to: LinkEnd }
  | { readonly at: 'world' };

/** A place of one kind. */
export type At<K extends Place['at']> = Extract<Place, { at: K }>;

/** A step told to people; worked out only when somebody asks. */
export interface Remark {
  readonly node: string;
  readonly origin: Origin;
  readonly action: StepAction;
  readonly text: string;
}

export interface Complaint {
  readonly node: string;
  readonly code: string;
  readonly origin: Origin;
  readonly text: string;
}

/** What an interface notices when a bundle takes an outcome. */
export type Notice = (
  packet: Packet,
) => Pick<Observation, 'interfaceId' | 'direction' | 'verdict'> | undefined;

export type Outcome =
  | {
      readonly kind: 'go';
      readonly bundle: Bundle;
      readonly place: Place;
      readonly remark?: (before: Packet, after: Packet) => Remark;
      readonly notice?: Notice | undefined;
    }
  /** The sender has its answer, or none is due. */
  | {
      readonly kind: 'done';
      readonly bundle: Bundle;
      readonly remark?: (before: Packet, after: Packet) => Remark;
    }
  /** Lost. `onward`: where it would be, had it not been. */
  | {
      readonly kind: 'lost';
      readonly bundle: Bundle;
      readonly complaint: (packet: Packet) => Complaint;
      readonly action: 'denied' | 'no-route' | 'dropped';
      readonly onward?: (packet: Packet) => { readonly bundle: Bundle; readonly place: Place } | undefined;
      readonly notice?: Notice | undefined;
      /** The setting that is to blame, where it may be met again: it is noted once. */
      readonly setting?: (packet: Packet) => object | undefined;
    };

export interface Walk {
  readonly topology: Topology;
  /** Whether lost packets are of interest. A walk for `reach` leaves them out. */
  readonly explains: boolean;
  /** The interface that is meant, where a trace was told. */
  readonly towards?: InterfaceGroup;
}

/** The code in the words of the graph. */
export function codeOf(walk: Walk, code: EngineCode): string {
  return walk.topology.codes?.[code] ?? code;
}
