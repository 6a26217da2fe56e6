import type { Answer, Citation } from '../../bot/answer.ts'
import { fairLine } from '../../bot/steps/fairs.ts'
import { writeDay } from '../../content/day.ts'
import { Prose } from './prose.tsx'

/** An answer as the page shows it. */
export function AnswerView({ answer }: { answer: Answer }) {
  return (
    <>
      <Told answer={answer} />
      {answer.inCase ? <p class="in-case">{answer.inCase}</p> : null}
    </>
  )
}

/** Every kind drawn, or it does not compile. */
function Told({ answer }: { answer: Answer }) {
  switch (answer.kind) {
    case 'found':
      return (
        <>
          {[answer, ...answer.also].map(each => (
            <>
              <h3>{each.title}</h3>
              {each.caution ? <p class="caution">{each.caution}</p> : null}
              <div class="lead">
                <Prose text={each.lead} />
              </div>
              {each.parts.map(part => (
                <>
                  <h4>{part.heading}</h4>
                  <Prose text={part.text} />
                </>
              ))}
              <p>
                <a class="whole" href={`/hoi/${each.entry}`}>
                  Xem đầy đủ và căn cứ{answer.also.length > 0 ? `: ${each.title}` : ''}
                </a>
              </p>
            </>
          ))}
          {answer.besides ? <p class="besides">{answer.besides}</p> : null}
          <Sources citations={answer.citations} dated={`Tính đến ngày ${writeDay(answer.asOf)}`} />
        </>
      )
    case 'fairs':
      return (
        <>
          <h3>{answer.lead}</h3>
          <ul>
            {answer.fairs.map(fair => (
              <li>{fairLine(fair)}</li>
            ))}
          </ul>
          <p>{answer.advice}</p>
          <Sources citations={answer.citations} />
        </>
      )
    case 'urgent':
      return (
        <>
          <p class="lead">
            <strong>{answer.lead}</strong>
          </p>
          <ul class="numbers">
            {answer.actions.map(action =>
              action.kind === 'call' ? (
                <li>
                  <a class="button call big" href={`tel:${action.value}`}>
                    {action.label}
                  </a>
                </li>
              ) : null,
            )}
          </ul>
          <Prose text={answer.next} />
          <Sources citations={answer.citations} />
        </>
      )
    case 'choice':
      return <p>{answer.lead}</p>
    case 'question':
    case 'courtesy':
    case 'declined':
    case 'unknown':
    case 'waiting':
      return <Prose text={answer.lead} />
  }
}

function Sources({ citations, dated }: { citations: readonly Citation[]; dated?: string }) {
  return (
    <details class="sources">
      <summary>Căn cứ{dated ? ` · ${dated}` : ''}</summary>
      <ul>
        {citations.map(citation => (
          <li>{citation.url ? <a href={citation.url}>{citation.label}</a> : citation.label}</li>
        ))}
      </ul>
    </details>
  )
}
