import { TEXT_LIMIT } from '../api/shapes.ts'

/** The search field. It posts: what people look for may name them, and addresses are kept by browsers and proxies. */
export function SearchForm({ typed = '', wrong }: { typed?: string; wrong?: string }) {
  return (
    <search>
      <form class="find" method="post" action="/tim">
        <label for="tim">Tìm trong các câu trả lời</label>
        {wrong ? (
          <p class="wrong" id="tim-sai">
            {wrong}
          </p>
        ) : null}
        <div class="row">
          <input
            type="search"
            id="tim"
            name="q"
            value={typed}
            maxlength={TEXT_LIMIT}
            required
            autocomplete="off"
            aria-invalid={wrong ? 'true' : undefined}
            aria-describedby={wrong ? 'tim-sai tim-loi-dan' : 'tim-loi-dan'}
          />
          <button type="submit" class="button main">
            Tìm
          </button>
        </div>
        <p class="hint" id="tim-loi-dan">
          Không dấu cũng được. Ô tìm này không lưu lại chữ bạn gõ.
        </p>
      </form>
    </search>
  )
}
