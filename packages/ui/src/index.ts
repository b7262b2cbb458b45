export { Command } from './command.tsx'
