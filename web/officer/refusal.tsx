import { show } from '../show.ts'
import { DeskPage } from './frame.tsx'
import type { DeskContext } from './route.ts'

/** A refusal as an officer reads it, with what they had typed, so that nothing is lost. */
export function refuseAtDesk(context: DeskContext, status: number, says: string): Response {
  return show(
    context,
    <DeskPage context={context} title="Không làm được">
      <p class="wrong" role="alert">
        {says}
      </p>
      <p>
        <a href="/officer">Về bàn làm việc</a>
      </p>
    </DeskPage>,
    status,
  )
}
