import * as z from 'zod'
import { Day } from '../calendar/index.ts'
import { Category, Label } from './category.ts'
import { Article, Thresholds } from './limit.ts'
import { Limits } from './limits.ts'
import * as procedure from './procedure.ts'

/** The rule a profile is taken from; `from` is the day it took effect, or of its adoption where that is all we know. */
const Rule = z.strictObject({ title: Label, from: Day })

/**
 * How one place handles suggestions: every time limit and every choice its rule leaves open, each with the article it
 * comes from, `setting` where the rule is silent.
 */
export const Profile = z.strictObject({
  name: z.string().regex(/^[a-z]+(-[a-z0-9]+)*$/),
  place: Label,
  rule: Rule,
  limits: Limits,
  extension: procedure.Extension.nullable(),
  acceptance: procedure.Acceptance,
  decline: procedure.Decline,
  opinion: procedure.Opinion,
  reassignment: procedure.Reassignment,
  evaluation: procedure.Evaluation,
  redo: procedure.Redo,
  withdrawal: procedure.Withdrawal,
  letter: procedure.Letter,
  inspection: procedure.Inspection,
  revisit: procedure.Revisit,
  categories: z
    .array(Category)
    .min(1)
    .refine((rows) => new Set(rows.map(({ code }) => code)).size === rows.length, { error: 'a code is given twice' }),
  /** where the table of categories comes from */
  categoriesArticle: Article,
  faceToFace: procedure.FaceToFace,
  /** a setting everywhere: no rule speaks of lights */
  lights: Thresholds,
  reminders: procedure.Reminders,
  /** whether a limit in days or months that ends on a rest day rolls to the next working day; a setting everywhere */
  monthEndRoll: z.boolean(),
})
export type Profile = z.infer<typeof Profile>
