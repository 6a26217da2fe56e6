import type { Day } from '../../content/day.ts'

/** Looking up what an entry said on a past day: a decision is judged by the rule of its day. */
export function PastForm({ entry, today, asked }: { entry: string; today: Day; asked: Day | undefined }) {
  return (
    <details class="more" open={asked !== undefined}>
      <summary>Xem nội dung của một ngày đã qua</summary>
      <form method="get" action={`/hoi/${entry}`}>
        <label for="ngay">Ngày</label>
        <div class="row">
          <input type="date" id="ngay" name="ngay" max={today} value={asked ?? ''} required />
          <button type="submit" class="button">
            Xem
          </button>
        </div>
      </form>
    </details>
  )
}
