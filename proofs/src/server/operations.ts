/**
 * What was asked of the server, in the order in which it was asked; `acknowledged` once a 2xx came. One that was not may have happened wholly or
 * not at all. Of one image, one is asked after the other.
 */
export type Operation = { acknowledged: boolean; requestId: string | null } & (
  | { kind: 'register'; username: string; userId: string | null }
  | { kind: 'upload'; userId: string; sha256: string; imageId: string | null }
  | { kind: 'rename'; userId: string; imageId: string; name: string }
  | { kind: 'compress'; userId: string; imageId: string; id: string | null }
  | { kind: 'delete compression'; userId: string; imageId: string; id: string }
  | { kind: 'delete'; userId: string; imageId: string }
  | { kind: 'other'; what: string }
)

export type OperationOf<Kind extends Operation['kind']> = Extract<Operation, { kind: Kind }>

export function isKind<Kind extends Operation['kind']>(kind: Kind) {
  return (operation: Operation): operation is OperationOf<Kind> => operation.kind === kind
}
