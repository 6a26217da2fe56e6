/** A process that learns one part and sends it to its parent, so that all processors have something to do. */
import { LESSONS } from './lessons.ts'

process.send!(LESSONS[process.argv[2] as keyof typeof LESSONS]())
