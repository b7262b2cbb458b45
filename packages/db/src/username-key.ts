/** What makes two user names the same: they are unique without regard to case, and to how an accent or a wide letter is written. */
export function usernameKey(username: string): string {
  return username.normalize('NFKC').toLowerCase()
}
