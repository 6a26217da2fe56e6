/** Lets go of what is old. Implemented in db/. */
export interface RetentionStore {
  /**
   * Deletes, at most `most` of each, what is older than a moment: turns and conversations, handled questions, ids of
   * messages received, reminders, hand-offs and subscriptions that have ended, chats that could not be reached. An
   * opinion of an entry stays without its conversation. Says how many were deleted or changed.
   */
  forgetBefore(moment: number, most: number): Promise<number>
}
