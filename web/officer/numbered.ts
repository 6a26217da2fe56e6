import { refuseAtDesk } from './refusal.tsx'
import type { DeskContext, DeskRoute } from './route.ts'
import { wholeNumber } from './whole-number.ts'

/** A route's work on what the number in its address names; 404, with a sentence that says so, where there is nothing. */
export function onNumbered<Found>(
  param: 'id' | 'number',
  find: (context: DeskContext, number: number) => Promise<Found | undefined>,
  missing: string,
): (does: (context: DeskContext, found: Found) => Promise<Response>) => DeskRoute['does'] {
  return does => async context => {
    const number = wholeNumber(context.req.param(param))
    const found = number === undefined ? undefined : await find(context, number)
    return found === undefined ? refuseAtDesk(context, 404, missing) : does(context, found)
  }
}
