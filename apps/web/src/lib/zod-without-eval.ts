import { config } from 'zod'

// Left alone, zod tries out whether it may compile code from text, which the page's policy refuses and reports.
config({ jitless: true })
