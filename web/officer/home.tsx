import { show } from '../show.ts'
import { DeskPage } from './frame.tsx'
import { ALL, type DeskContext, type DeskRoute } from './route.ts'

export const HOME_ROUTES: DeskRoute[] = [{ method: 'GET', path: '/officer', may: ALL, does: showHome }]

function showHome(context: DeskContext): Response {
  return show(
    context,
    <DeskPage context={context} title="Việc hôm nay">
      <p>Chọn một việc ở trên.</p>
    </DeskPage>,
  )
}
