/** The packet engine: a graph in, traces and exact reachability out. */
export { decidingRule } from './filter.ts';
export type {
  AttachmentNode,
  BalancedService,
  BalancedTarget,
  BalancerNode,
  DynamicTranslatorNode,
  Endpoint,
  EngineCode,
  Filter,
  FilterRule,
  Flow,
  FlowSource,
  Graph,
  GraphNode,
  HostNode,
  InterfaceNode,
  LinkEnd,
  LinkNode,
  Mapping,
  Narrow,
  Obstacle,
  Remedy,
  Route,
  RouterNode,
  RouteTable,
  RouteTarget,
  SegmentNode,
  Service,
  StaticTranslatorNode,
  ValveNode,
  WorldClient,
  WorldNode,
} from './graph.ts';
export { type Packet, PROTOCOL } from './packet.ts';
export { flowOf, serviceOf } from './prose.ts';
export { reach } from './reach.ts';
export { type ReachEntry, type ReachTable, reachAll } from './reach-table.ts';
export type {
  Blocker,
  Disposition,
  FlowTrace,
  Observation,
  Origin,
  PathMtu,
  Step,
  StepAction,
  TooBig,
  Trace,
} from './trace.ts';
export { trace } from './trace-flow.ts';
