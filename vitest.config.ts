import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // The workflow's own retries and the kill test take real time on a busy machine; nothing waits for a clock.
    testTimeout: 60_000,
    // Most of a file's time would go into loading the same modules anew: nothing in them is changed by a test.
    isolate: false,
    // Vitest would leave one core idle: on two that is half of the machine.
    maxWorkers: '100%',
    hookTimeout: 60_000,
    env: { LOG_LEVEL: 'error', AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' },
  },
})
