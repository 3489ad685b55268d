export { citeArticle, type Locale } from './article.ts'
export { Category, Label } from './category.ts'
export { checkAgainstNational, type NationalConflict } from './check-national.ts'
export { type Due, type DueOptions, dueDate, type Starts } from './due.ts'
export { explainDue } from './explain.ts'
export { before, type Light, type LightInstants, light, thresholdInstants } from './light.ts'
export { Article, Limit, LimitStart, LimitUnit, Threshold, Thresholds } from './limit.ts'
export { type LimitName, Limits } from './limits.ts'
export { effectiveProfile, Override, ProfileError, type ProfileErrorCode } from './override.ts'
export {
  Decline,
  Evaluation,
  Extension,
  FaceToFace,
  Inspection,
  Letter,
  Reassignment,
  Redo,
  Reminders,
  Revisit,
  Withdrawal,
} from './procedure.ts'
export { Profile } from './profile.ts'
export { profileNamed, profiles } from './registry.ts'
export { latestExtension, replyDue } from './reply.ts'
