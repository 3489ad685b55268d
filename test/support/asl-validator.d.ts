declare module 'asl-validator' {
  /** Validates a definition in the Amazon States Language. */
  export default function validate(definition: unknown): { isValid: boolean; errors: unknown[] }
}
