export { freshFor, keepFresh, type Linked } from './fresh.ts'
