import {
  Activity,
  ChartPie,
  CircleUser,
  KeyRound,
  type LucideIcon,
  ScrollText,
  Users,
  Webhook,
} from 'lucide-react'
import type { ComponentType } from 'react'
import { WebhooksSection } from '../webhooks/webhooks-section.tsx'
import { AccountSection } from './account-section.tsx'
import { JobsSection } from './jobs-section.tsx'
import { PeopleSection } from './people-section.tsx'
import { TokensSection } from './tokens-section.tsx'
import { UploadsSection } from './uploads-section.tsx'
import { UsageSection } from './usage-section.tsx'

export interface SettingsSection {
  /** Its address: `/settings/{id}`. */
  id: string
  label: string
  icon: LucideIcon
  /** Whether only admins see it. */
  forAdmins: boolean
  page: ComponentType
}

/** All settings there are, in the order in which they are listed. */
export const sections: readonly SettingsSection[] = [
  { id: 'account', label: 'Account', icon: CircleUser, forAdmins: false, page: AccountSection },
  { id: 'tokens', label: 'API tokens', icon: KeyRound, forAdmins: false, page: TokensSection },
  { id: 'webhooks', label: 'Webhooks', icon: Webhook, forAdmins: false, page: WebhooksSection },
  { id: 'people', label: 'People', icon: Users, forAdmins: true, page: PeopleSection },
  { id: 'usage', label: 'Usage', icon: ChartPie, forAdmins: true, page: UsageSection },
  { id: 'jobs', label: 'Jobs', icon: Activity, forAdmins: true, page: JobsSection },
  { id: 'uploads', label: 'Upload log', icon: ScrollText, forAdmins: true, page: UploadsSection },
]
