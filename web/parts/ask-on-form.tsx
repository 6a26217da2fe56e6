import { TEXT_LIMIT } from '../api/shapes.ts'

/** A question that goes on about an entry: "cần giấy tờ gì?" is understood, and the chat goes on from there. */
export function AskOnForm({ entry }: { entry: string }) {
  return (
    <form class="ask" method="post" action={`/hoi/${entry}`}>
      <label for="hoi-tiep">Hỏi tiếp</label>
      <div class="row">
        <textarea
          id="hoi-tiep"
          name="text"
          rows={2}
          maxlength={TEXT_LIMIT}
          required
          autocomplete="off"
          aria-describedby="hoi-tiep-loi-dan"
        />
        <button type="submit" class="button main">
          Hỏi
        </button>
      </div>
      <p class="hint" id="hoi-tiep-loi-dan">
        Không nhập số CCCD, số sổ, số tài khoản. <a href="/rieng-tu">Câu hỏi được lưu thế nào</a>
      </p>
    </form>
  )
}
