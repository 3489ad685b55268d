import { handlingDefinition } from '../workflow/definition.ts'
import { buildApp } from './build-app.ts'
import { lambdaEntries } from './entries.ts'

buildApp({ definition: handlingDefinition(), entries: lambdaEntries }).synth()
