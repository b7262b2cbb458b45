/** What stands before the routes, in Markdown. */
export const introduction = `
A self-hosted image service: keep images within a quota, make from each what you need, and hand everything out by signed links that expire.

**Begin**: \`POST /api/v1/auth/register\`, then \`POST /api/v1/auth/token\`, and send the token as \`Authorization: Bearer\`. Who has
logged in at this server with a browser can try the routes on this page at once, as that account.

**Errors** have one shape, \`{"error": {"code", "message", "details"?, "requestId"}}\`. Branch on the code; the message is for people.

**Lists** come in pages, \`{<plural>, nextCursor, total}\`: ask again with \`cursor\` until \`nextCursor\` is null.

**Limits**: answers say in \`RateLimit-Limit\`, \`RateLimit-Remaining\` and \`RateLimit-Reset\` how you stand with the limit of which least is
left; 429 says in \`Retry-After\` when to come back.

**Once**: a \`POST\` that makes things takes an \`Idempotency-Key\`. Send it again with the same key when you do not know whether it
arrived: it is done once, and answered the same.

Times are ISO 8601 in UTC, sizes bytes, lengths pixels. Links live about a quarter of an hour, until \`urlExpiresAt\`: ask for the object again.
`.trim()

/** What each tag is about. */
export const tagTexts: Record<string, string> = {
  auth: 'Accounts, sessions and the first token',
  account: 'Who you are, and how much of your quota is used',
  tokens: 'API tokens: named, scoped, revocable, shown once',
  images: 'Uploaded originals',
  uploads: 'Files that are announced before they come: to a signed address, or resumable by tus',
  compressions: 'Outputs made from an image by a recipe',
  tilings: 'Mosaics and pyramids of tiles, for deep zoom',
  presets: 'Recipes with names, made of each upload where wanted',
  jobs: 'The making of outputs',
  webhooks: 'Messages to a server of yours when something has happened',
  shares: 'Links to a page that needs no account',
  sessions: 'Where you are logged in',
  invitations: 'Letting people in',
  admin: 'For those who run the server',
  files: 'The one way out for bytes: signed links',
}
