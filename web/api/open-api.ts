import type { Context } from 'hono'
import * as z from 'zod'
import type { Door } from '../app.tsx'
import { FairFeed } from './fair-shapes.ts'
import { Question, Refusal, Reply, Suggestions, Typed } from './shapes.ts'

const json = (shape: z.ZodType, io: 'input' | 'output') => ({
  content: { 'application/json': { schema: z.toJSONSchema(shape, { io, unrepresentable: 'any' }) } },
})
const refusal = (description: string) => ({ description, ...json(Refusal, 'output') })

const DESCRIPTION = {
  openapi: '3.1.0',
  info: {
    title: 'Hỏi đáp an sinh Đồng Nai',
    version: '1',
    description: 'Sourced, dated answers about social insurance, child protection, job fairs and support programmes.',
  },
  paths: {
    '/api/ask': {
      post: {
        summary: 'Ask one question',
        requestBody: { required: true, ...json(Question, 'input') },
        responses: {
          200: { description: 'The answer', ...json(Reply, 'output') },
          400: refusal('The body is no JSON'),
          413: refusal('The body is too large'),
          415: refusal('The content type is not application/json'),
          422: refusal('A field is wrong; `fields` says which and why'),
          429: refusal(
            'Too many questions; `Retry-After` says how many seconds to wait. Danger is answered all the same',
          ),
        },
      },
    },
    '/api/suggest': {
      post: {
        summary: 'Questions that what is being typed may be about',
        requestBody: { required: true, ...json(Typed, 'input') },
        responses: {
          200: {
            description: 'Questions to offer; say `#` and the id to get the answer',
            ...json(Suggestions, 'output'),
          },
          422: refusal('The body is no such JSON'),
          429: refusal('Too many'),
        },
      },
    },
    '/viec-lam.json': {
      get: {
        summary: 'Job fairs of the last three months and the next twelve',
        responses: {
          200: { description: 'The fairs, in order of their days', ...json(FairFeed, 'output') },
          304: { description: 'Nothing has changed since the ETag in If-None-Match' },
        },
      },
    },
    '/viec-lam.ics': {
      get: {
        summary: 'The same fairs as an iCalendar feed (RFC 5545)',
        responses: { 200: { description: 'The calendar', content: { 'text/calendar': {} } } },
      },
    },
    '/healthz': {
      get: {
        summary: 'Whether the service can answer',
        responses: { 200: { description: 'It can' }, 503: { description: 'The database does not answer' } },
      },
    },
  },
}

/** `GET /api/openapi.json`, made from the schemas that check the requests. */
export function openApi(context: Context<Door>): Response {
  return context.json(DESCRIPTION, 200, { 'cache-control': 'public, max-age=3600' })
}
