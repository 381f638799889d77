/** Which target groups actions forward to. */

interface Forwarding {
  readonly ForwardConfig?:
    | { readonly TargetGroups?: readonly { readonly TargetGroupArn?: string | undefined }[] | undefined }
    | undefined;
}

/** ARNs of the target groups. */
export function forwardedTo(actions: readonly Forwarding[]): string[] {
  return actions.flatMap(({ ForwardConfig }) =>
    (ForwardConfig?.TargetGroups ?? []).flatMap(({ TargetGroupArn }) => TargetGroupArn ?? []),
  );
}
