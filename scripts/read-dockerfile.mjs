/**
 * Reads the part of the Dockerfile language that ours is written in. Answers with its stages, each a list of steps
 * `{instruction, flags, text}` in their order. Throws for an instruction that it does not know, so that none is passed over.
 */
export function readDockerfile(text) {
  const known = new Set([
    'FROM',
    'WORKDIR',
    'ENV',
    'COPY',
    'RUN',
    'USER',
    'VOLUME',
    'EXPOSE',
    'HEALTHCHECK',
    'CMD',
  ])
  const stages = []
  for (const line of text.replace(/\\\n/g, ' ').split('\n')) {
    if (line.trim() === '' || line.startsWith('#')) continue
    const [, instruction, rest] = /^(\w+)\s+(.*)$/.exec(line) ?? []
    if (!known.has(instruction)) throw new Error(`Dockerfile: a step that cannot be rehearsed: ${line}`)
    if (instruction === 'FROM') {
      stages.push({ name: / AS (\w+)$/.exec(rest)?.[1] ?? 'final', image: rest.split(' ')[0], steps: [] })
      continue
    }
    const [, flags, body] = /^((?:--\S+\s+)*)(.*)$/.exec(rest)
    stages.at(-1).steps.push({
      instruction,
      flags: Object.fromEntries(
        flags
          .trim()
          .split(/\s+/)
          .filter(Boolean)
          .map((flag) => flag.slice(2).split('=')),
      ),
      text: body,
    })
  }
  return stages
}

/** `A=1 B=2` as an object. */
export function readAssignments(text) {
  return Object.fromEntries(text.split(/\s+/).map((pair) => pair.split(/=(.*)/s).slice(0, 2)))
}
