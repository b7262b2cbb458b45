import { Command } from '@tessera/ui'

/** Says where the API is, until there is an app to show. */
export function StartPage({ origin }: { origin: string }) {
  return (
    <main>
      <h1>Tessera</h1>
      <p>This server is running. For now it is used through its API; the app is on its way.</p>
      <Command
        label="Get an API token"
        text={`curl -s ${origin}/api/v1/auth/token -H 'Content-Type: application/json' -d '{"username":"you","password":"your password"}'`}
      />
      <Command
        label="Upload a photograph"
        text={`curl -s ${origin}/api/v1/images -H "Authorization: Bearer $TOKEN" -F image=@photo.jpg`}
      />
      <p>
        Everything else is in the <a href="/api/openapi.json">OpenAPI document</a>.
      </p>
    </main>
  )
}
