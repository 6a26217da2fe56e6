import type { FieldDifference, Piece } from '../../content/desk/difference.ts'

/** Words that were added and removed, for eyes and for screen readers. */
export function Words({ pieces }: { pieces: readonly Piece[] }) {
  return (
    <p class="words">
      {pieces.map(({ kind, text }) =>
        kind === 'added' ? <ins>{text}</ins> : kind === 'removed' ? <del>{text}</del> : text,
      )}
    </p>
  )
}

/** Field by field what changed between two texts of an entry. */
export function EntryDifference({ fields }: { fields: readonly FieldDifference[] }) {
  if (fields.length === 0) return <p>Hai bản giống hệt nhau.</p>
  return (
    <>
      <p class="hint">
        <ins>Chữ gạch dưới</ins> là thêm vào, <del>chữ gạch ngang</del> là bỏ đi.
      </p>
      <dl>
        {fields.map(({ label, pieces }) => (
          <>
            <dt>{label}</dt>
            <dd>
              <Words pieces={pieces} />
            </dd>
          </>
        ))}
      </dl>
    </>
  )
}
