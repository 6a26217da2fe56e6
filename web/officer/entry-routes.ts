import { CHECK_ROUTES } from './check-page.tsx'
import { ENTRIES_ROUTES } from './entries.tsx'
import { ENTRY_ACT_ROUTES } from './entry-acts.tsx'
import { ENTRY_EDIT_ROUTES } from './entry-edit.tsx'
import { ENTRY_HISTORY_ROUTES } from './entry-history.tsx'
import { ENTRY_MERGE_ROUTES } from './entry-merge.tsx'
import { ENTRY_NEW_ROUTES } from './entry-new.tsx'
import { ENTRY_PAGE_ROUTES } from './entry-page.tsx'
import { ENTRY_WORKING_ROUTES } from './entry-working.ts'
import type { DeskRoute } from './route.ts'

/** Everything around entries. `new` stands before the page of one entry, whose address it would fit, too. */
export const ENTRY_ROUTES: readonly DeskRoute[] = [
  ...ENTRIES_ROUTES,
  ...ENTRY_NEW_ROUTES,
  ...ENTRY_PAGE_ROUTES,
  ...ENTRY_EDIT_ROUTES,
  ...ENTRY_WORKING_ROUTES,
  ...ENTRY_MERGE_ROUTES,
  ...ENTRY_ACT_ROUTES,
  ...ENTRY_HISTORY_ROUTES,
  ...CHECK_ROUTES,
]
