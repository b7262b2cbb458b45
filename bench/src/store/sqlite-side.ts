import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { imageAt, imagesPerUser, sessionAt, sessionsPerUser, userAt } from './population.ts'
import { imageOf, kindOf, type Side } from './sides.ts'

/** Events that are kept per user, as Tessera's store does. */
const keptEvents = 1000

/**
 * SQLite with a table for each collection, in WAL mode with `synchronous = FULL`, one transaction a change, all statements prepared. It is the
 * SQLite inside of Node: better-sqlite3 is the same library behind another binding, and has to be compiled where there is no ready-made one.
 */
export async function openSqlite(folder: string): Promise<Side> {
  const database = openDatabase(folder, 'FULL')
  const begin = database.prepare('BEGIN IMMEDIATE')
  const commit = database.prepare('COMMIT')
  const rename = database.prepare('UPDATE images SET name = ?, updatedAt = ? WHERE id = ? AND userId = ?')
  const remove = database.prepare('DELETE FROM images WHERE id = ? AND userId = ?')
  const find = database.prepare('SELECT id FROM images WHERE userId = ? AND sha256 = ?')
  const used = database.prepare('SELECT count(*) AS images, sum(bytes) AS bytes FROM images WHERE userId = ?')
  const insert = prepareInsert(database)
  const next = database.prepare('UPDATE users SET nextEvent = nextEvent + 1 WHERE id = ? RETURNING nextEvent')
  const emit = database.prepare('INSERT INTO events VALUES (?, ?, ?, ?, ?)')
  const forget = database.prepare('DELETE FROM events WHERE userId = ? AND seq = ?')

  return {
    async change(user, count) {
      const image = imageAt(user, imageOf(count, imagesPerUser))
      const now = new Date().toISOString()
      const kind = kindOf(count)
      begin.run()
      if (kind === 'rename') rename.run(`${count}.jpg`, now, image.id, image.userId)
      else if (kind === 'delete') remove.run(image.id, image.userId)
      else if (!find.get(image.userId, image.sha256) && Number(used.get(image.userId)?.images) < 1000)
        insert(image)
      const seq = Number(next.get(image.userId)?.nextEvent)
      emit.run(image.userId, seq, now, `image.${kind}`, image.id)
      forget.run(image.userId, seq - keptEvents)
      commit.run()
    },
    close: async () => database.close(),
  }
}

export async function populateSqlite(folder: string, users: number): Promise<void> {
  const database = openDatabase(folder, 'OFF')
  const insert = prepareInsert(database)
  const addUser = database.prepare('INSERT INTO users VALUES (?, ?, ?, 1)')
  const addSession = database.prepare('INSERT INTO sessions VALUES (?, ?, ?)')
  database.exec('BEGIN')
  for (let user = 0; user < users; user++) {
    const row = userAt(user)
    addUser.run(row.id, row.username, JSON.stringify(row))
    for (let which = 0; which < sessionsPerUser; which++) {
      const session = sessionAt(user, which)
      addSession.run(session.hash, row.id, session.expiresAt)
    }
    for (let which = 0; which < imagesPerUser; which++) insert(imageAt(user, which))
  }
  database.exec('COMMIT')
  database.close()
}

function openDatabase(folder: string, synchronous: 'FULL' | 'OFF'): DatabaseSync {
  const database = new DatabaseSync(join(folder, 'bench.sqlite'))
  database.exec(`
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = ${synchronous};
    CREATE TABLE IF NOT EXISTS users (id TEXT PRIMARY KEY, username TEXT UNIQUE, row TEXT, nextEvent INTEGER) WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS sessions (hash TEXT PRIMARY KEY, userId TEXT, expiresAt TEXT) WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS images (
      id TEXT PRIMARY KEY, userId TEXT, name TEXT, bytes INTEGER, sha256 TEXT, updatedAt TEXT, row TEXT
    ) WITHOUT ROWID;
    CREATE INDEX IF NOT EXISTS imagesByUser ON images (userId, sha256);
    CREATE TABLE IF NOT EXISTS events (
      userId TEXT, seq INTEGER, at TEXT, type TEXT, imageId TEXT, PRIMARY KEY (userId, seq)
    ) WITHOUT ROWID;
  `)
  return database
}

function prepareInsert(database: DatabaseSync): (image: ReturnType<typeof imageAt>) => void {
  const insert = database.prepare('INSERT INTO images VALUES (?, ?, ?, ?, ?, ?, ?)')
  return (image) => {
    const { id, userId, name, bytes, sha256, updatedAt } = image
    insert.run(id, userId, name, bytes, sha256, updatedAt, JSON.stringify(image))
  }
}
